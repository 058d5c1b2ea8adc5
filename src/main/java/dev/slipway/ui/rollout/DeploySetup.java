package dev.slipway.ui.rollout;

import dev.slipway.change.Change;
import dev.slipway.change.Note;
import dev.slipway.change.Operation;
import dev.slipway.change.Plan;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Verdict;
import dev.slipway.image.ImagePush;
import dev.slipway.image.ImageRequest;
import dev.slipway.pipeline.Facts;
import dev.slipway.pipeline.Network;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.RepositoryFile;
import dev.slipway.rollout.Deploy;
import dev.slipway.rollout.DeployRequest;
import dev.slipway.target.BalancerFinder;
import dev.slipway.target.BalancerRequest;
import dev.slipway.target.BalancerSetup;
import dev.slipway.target.LiveService;
import dev.slipway.target.NetworkFinder;
import dev.slipway.target.NetworkRequest;
import dev.slipway.taskdef.Registration;
import dev.slipway.taskdef.TaskDefinition;
import dev.slipway.ui.World;
import dev.slipway.ui.image.CommitImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts together what is deployed: the saved definition, the image of the folder's commit, the network, and before a
 * service that has yet to be made its load balancer, if one is wished for.
 */
public final class DeploySetup implements Operation<Pipeline> {

    private final World world;
    private final Deploy deploy;

    private DeploySetup(World world) {
        this.world = world;
        this.deploy = new Deploy(world.account(), new Registration(world.account()));
    }

    public static Operation<Pipeline> of(World world) {
        return new DeploySetup(world);
    }

    @Override
    public Plan<Pipeline> plan(Pipeline pipeline) throws ProblemException {
        DeployRequest request = request(pipeline);
        List<Change> changes = new ArrayList<>();
        List<Note> notes = new ArrayList<>();
        Optional<LiveService.Found> there = service(pipeline);
        if (there.isEmpty() && pipeline.placement().balanced()) {
            BalancerSetup setup = new BalancerSetup(world.account());
            Plan<BalancerRequest> balancer = setup.plan(balancer(pipeline));
            changes.addAll(balancer.changes());
            notes.addAll(balancer.notes());
            request = request.behind(setup.targetGroup(balancer.wanted()));
        }
        there.ifPresent(found -> unbalanced(found, pipeline).ifPresent(notes::add));
        notes.addAll(address(there, pipeline));
        Plan<DeployRequest> plan = deploy.plan(request);
        changes.addAll(plan.changes());
        notes.addAll(plan.notes());
        return new Plan<>(plan.operation(), pipeline, changes, notes);
    }

    @Override
    public Verdict verify(Plan<Pipeline> applied) throws ProblemException {
        Pipeline pipeline = applied.wanted();
        Verdict verdict = deploy.verify(new Plan<>(applied.operation(), request(pipeline), applied.changes(),
                applied.notes()));
        return verdict instanceof Verdict.Proven proven
                ? new Verdict.Proven(proven.seen(), address(service(pipeline), pipeline)) : verdict;
    }

    private Optional<LiveService.Found> service(Pipeline pipeline) throws ProblemException {
        return new LiveService(world.account()).read(pipeline.target().cluster(), pipeline.target().service(),
                pipeline.app().container());
    }

    /** A service that is there keeps what it was made with. */
    private static Optional<Note> unbalanced(LiveService.Found found, Pipeline pipeline) {
        return pipeline.placement().balanced() && found.targetGroup().isEmpty()
                ? Optional.of(Note.warning("deploy.balancer.without", pipeline.target().service())) : Optional.empty();
    }

    private List<Note> address(Optional<LiveService.Found> there, Pipeline pipeline) throws ProblemException {
        Optional<String> group = there.flatMap(LiveService.Found::targetGroup);
        Optional<String> name = group.isEmpty() ? Optional.empty()
                : new BalancerFinder(world.account()).address(group.get());
        return name.map(it -> Note.info("target.balancer.address", it + pipeline.app().path())).stream().toList();
    }

    private BalancerRequest balancer(Pipeline pipeline) throws ProblemException {
        Network front = new NetworkFinder(world.account()).findBalancers(NetworkRequest.of(pipeline))
                .orElseThrow(() -> noNetwork(pipeline));
        return BalancerRequest.of(pipeline, front);
    }

    private DeployRequest request(Pipeline pipeline) throws ProblemException {
        TaskDefinition definition = TaskDefinition.parse(
                new RepositoryFile(world.code().folder(), pipeline.files().taskDefinition()).read()
                        .orElseThrow(() -> new ProblemException(
                                new DeployProblem.NotSaved(pipeline.files().taskDefinition()))));
        Network network = new NetworkFinder(world.account()).find(NetworkRequest.of(pipeline))
                .orElseThrow(() -> noNetwork(pipeline));
        ImageRequest wanted = CommitImage.of(world, pipeline);
        Facts.Image image = new ImagePush(world.account(), world.tools().engine()).deployable(wanted)
                .orElseThrow(() -> new ProblemException(
                        new DeployProblem.NotPushed(pipeline.target().repository(), wanted.tag())));
        return DeployRequest.of(pipeline, definition, image, network);
    }

    private static ProblemException noNetwork(Pipeline pipeline) {
        return new ProblemException(new DeployProblem.NoNetwork(pipeline.target().securityGroup()));
    }
}
