package dev.slipway.ui.pipeline;

import dev.slipway.change.Attempt;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Together;
import dev.slipway.github.SecretPlace;
import dev.slipway.github.SecretRequest;
import dev.slipway.github.SecretsThere;
import dev.slipway.image.ImagePush;
import dev.slipway.pipeline.Disagreement.Side;
import dev.slipway.pipeline.Facts;
import dev.slipway.pipeline.Network;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.Said;
import dev.slipway.reach.OpenPorts;
import dev.slipway.target.LiveService;
import dev.slipway.target.NamesThere;
import dev.slipway.target.NetworkFinder;
import dev.slipway.target.NetworkRequest;
import dev.slipway.ui.World;
import dev.slipway.ui.identity.TrustedSubjects;
import dev.slipway.ui.image.CommitImage;
import dev.slipway.workflow.RoleSecret;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads everything that a pipeline's sides say, side by side; a read that is refused hides no other. */
final class PipelineLook {

    private final World world;
    private final Pipeline pipeline;
    private final Optional<Facts.Image> pushed;
    private final Together together;
    private final Looked.Gathering seen = new Looked.Gathering();
    private final Map<Side, Attempt<? extends Optional<? extends Said>>> reads = new EnumMap<>(Side.class);

    /** @param pushed the image pushed last, where that is known already */
    PipelineLook(World world, Pipeline pipeline, Optional<Facts.Image> pushed, Together together) {
        this.world = world;
        this.pipeline = pipeline;
        this.pushed = pushed;
        this.together = together;
    }

    /** @throws ProblemException only when stopped */
    Looked look() throws ProblemException {
        seen.said(world.settings(pipeline));
        RepositoryFiles files = new RepositoryFiles(world.code().folder(), pipeline, seen);
        files.read();
        Attempt<Optional<LiveService.Found>> service = new Attempt<>(() -> new LiveService(world.account()).read(
                pipeline.target().cluster(), pipeline.target().service(), pipeline.app().container()));
        around(service, files.roleSecrets());
        behind(service);
        return seen.whole();
    }

    /** What does not depend on the service. */
    private void around(Attempt<Optional<LiveService.Found>> service, List<RoleSecret> secrets)
            throws ProblemException {
        NamesThere there = new NamesThere(world.account());
        Optional<Facts.Definition> definition = seen.whole().facts().definition();
        String role = definition.map(Facts.Definition::executionRole).filter(name -> !name.isBlank())
                .orElse(pipeline.target().executionRole());
        String logGroup = definition.flatMap(it -> it.container(pipeline.app().container())).map(it -> it.log().group())
                .filter(name -> !name.isBlank()).orElse(pipeline.target().logGroup());
        reads.put(Side.CHECKOUT, new Attempt<>(() -> world.code().git().state(world.code().folder()).repository()
                .map(Said.Checkout::new)));
        reads.put(Side.CLUSTER, new Attempt<>(() -> Optional.of(there.cluster(pipeline.target().cluster()))));
        reads.put(Side.REPOSITORY, new Attempt<>(() -> Optional.of(there.repository(pipeline.target().repository()))));
        reads.put(Side.EXECUTION_ROLE, new Attempt<>(() -> Optional.of(there.executionRole(role))));
        reads.put(Side.LOG_GROUP, new Attempt<>(() -> Optional.of(there.logGroup(logGroup))));
        reads.put(Side.TRUST, new Attempt<>(() -> Optional.of(TrustedSubjects.of(world, pipeline))));
        reads.put(Side.SECRET, new Attempt<>(() -> Optional.of(secret(secrets))));
        reads.put(Side.IMAGE, new Attempt<>(this::image));
        List<Together.Read<Attempt<?>>> all = new ArrayList<>(reads.values());
        all.add(service);
        together.all(all);
        reads.forEach(this::keep);
        seen.place(Side.SERVICE, pipeline.target().service());
        service.problem().ifPresent(problem -> seen.refused(Side.SERVICE, problem));
        service.answer().flatMap(found -> found).ifPresent(found -> seen.said(found.said()));
    }

    /** What the service, or the network it will have, leads to. */
    private void behind(Attempt<Optional<LiveService.Found>> service) throws ProblemException {
        Optional<LiveService.Found> found = service.answer().flatMap(there -> there);
        var targetGroup = new Attempt<>(() -> {
            Optional<String> arn = found.flatMap(LiveService.Found::targetGroup);
            return arn.isEmpty() ? Optional.<Facts.TargetGroup>empty()
                    : Optional.of(new LiveService(world.account()).targetGroup(arn.get()));
        });
        var inbound = new Attempt<>(() -> {
            List<String> groups = groups(found);
            return groups.isEmpty() ? Optional.<Said.Inbound>empty()
                    : Optional.of(new OpenPorts(world.account()).of(groups, pipeline.app().port()));
        });
        together.all(List.of(targetGroup, inbound));
        keep(Side.TARGET_GROUP, targetGroup);
        keep(Side.SECURITY_GROUP, inbound);
        inbound.answer().flatMap(said -> said)
                .ifPresent(said -> seen.place(Side.SECURITY_GROUP, String.join(", ", said.groups())));
    }

    private List<String> groups(Optional<LiveService.Found> service) throws ProblemException {
        Optional<List<String>> own = service.map(LiveService.Found::securityGroups).filter(ids -> !ids.isEmpty());
        return own.isPresent() ? own.get() : new NetworkFinder(world.account())
                .find(NetworkRequest.of(pipeline))
                .map(Network::securityGroupIds).orElse(List.of());
    }

    /** Where the workflow's jobs look for it first. */
    private Said.Secret secret(List<RoleSecret> secrets) throws ProblemException {
        String name = pipeline.trust().secret();
        String environment = secrets.stream().filter(it -> it.name().equalsIgnoreCase(name))
                .map(RoleSecret::environment).findFirst().orElse("");
        return new SecretsThere(world.code().gitHub(), world.records().secrets()).at(new SecretRequest(
                new SecretPlace(pipeline.repository(), environment), name,
                world.account().iamArn("role/" + pipeline.trust().role())));
    }

    private Optional<Facts.Image> image() throws ProblemException {
        return pushed.isPresent() ? pushed : new ImagePush(world.account(), world.tools().engine())
                .deployable(CommitImage.of(world, pipeline));
    }

    private void keep(Side side, Attempt<? extends Optional<? extends Said>> read) {
        read.problem().ifPresent(problem -> seen.refused(side, problem));
        read.answer().flatMap(Function.identity()).ifPresent(seen::said);
    }
}
