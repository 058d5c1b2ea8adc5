package dev.slipway.pipeline;

import dev.slipway.pipeline.Disagreement.Kind;
import dev.slipway.pipeline.Disagreement.Side;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the files, the image, what the account has and the settings contradict each other. What is not known contradicts
 * nothing.
 */
public final class Consistency {

    /** Before 1.6.0 the action asked an SDK that refuses what it does not know. */
    private static final Pattern OLD_DEPLOY = Pattern.compile("v?1(?:\\.[0-5](?:\\..*)?)?");
    private static final Pattern ECR_HOST = Pattern.compile("(\\d{12})\\.dkr\\.ecr\\.([a-z0-9-]+)\\.amazonaws\\.com.*");

    private Consistency() {}

    /** All disagreements, those between the files first. */
    public static List<Disagreement> of(Facts facts) {
        return Stream.of(
                between(facts.workflow(), facts.settings(), Consistency::workflowAndSettings),
                new ContainersAgree(facts).disagreements(),
                new AccountAgrees(facts).disagreements(),
                between(facts.workflow(), facts.definition(), Consistency::workflowAndDefinition),
                logRegions(facts),
                families(facts),
                between(facts.service(), facts.definition(), Consistency::serviceAndDefinition),
                between(facts.workflow(), facts.service(), Consistency::workflowAndService),
                between(facts.targetGroup(), facts.definition(), Consistency::targetGroupAndDefinition),
                between(facts.targetGroup(), facts.settings(), Consistency::targetGroupAndSettings),
                between(facts.image(), facts.definition(), Consistency::imageAndDefinition),
                between(facts.image(), facts.settings(), Consistency::imageAndSettings),
                between(facts.definition(), facts.settings(),
                        (said, settings) -> regions(said, settings, facts.rendered())))
                .flatMap(found -> found).toList();
    }

    private static Stream<Disagreement> workflowAndSettings(Facts.Workflow said, Facts.Settings settings) {
        Target target = settings.pipeline().target();
        String container = settings.pipeline().app().container();
        List<String> rendered = said.rendering().containers();
        return Stream.of(
                differ(Kind.WORKFLOW_FILE, plain(said.rendering().file()),
                        plain(settings.pipeline().files().taskDefinition())),
                differ(Kind.WORKFLOW_REGION, said.destination().region(), settings.region()),
                differ(Kind.WORKFLOW_ACCOUNT, said.destination().account(), settings.account()),
                differ(Kind.WORKFLOW_CLUSTER, lastPart(said.destination().cluster()), target.cluster()),
                differ(Kind.WORKFLOW_SERVICE, lastPart(said.destination().service()), target.service()),
                differ(Kind.WORKFLOW_REPOSITORY, said.build().repository(), target.repository()),
                rendered.contains(container) ? Stream.<Disagreement>empty()
                        : differ(Kind.CONTAINER_NAMES, String.join(", ", rendered), container))
                .flatMap(found -> found);
    }

    private static Stream<Disagreement> workflowAndDefinition(Facts.Workflow said, Facts.Definition definition) {
        Set<Platform> platforms = said.build().platforms();
        String action = said.deploying().action();
        boolean minds = OLD_DEPLOY.matcher(action).matches() && definition.setsFaults();
        return Stream.of(
                definition.platform().filter(asked -> !platforms.contains(asked)).stream().flatMap(asked ->
                        differ(Kind.BUILD_PLATFORM, names(platforms), asked.name())),
                differ(Kind.WORKFLOW_ROLE, said.destination().account(), definition.account()),
                minds ? differ(Kind.FAULT_INJECTION, action, "enableFaultInjection") : Stream.<Disagreement>empty())
                .flatMap(found -> found);
    }

    /** Where the settings say what region is meant, both are compared with them. */
    private static Stream<Disagreement> logRegions(Facts facts) {
        String region = facts.workflow().map(said -> said.destination().region()).orElse("");
        return facts.settings().isPresent() ? Stream.empty() : facts.definition().stream()
                .flatMap(definition -> definition.containers().stream())
                .flatMap(container -> differ(Kind.WORKFLOW_LOG_REGION, region, container.logRegion())
                        .map(it -> in(container, it)));
    }

    static Disagreement in(Facts.Container container, Disagreement found) {
        return new Disagreement(found.kind(), found.one(), found.other(), container.name(), found.right());
    }

    static String names(Set<Platform> platforms) {
        return platforms.stream().map(Platform::name).sorted().collect(Collectors.joining(", "));
    }

    private static Stream<Disagreement> families(Facts facts) {
        String family = facts.definition().map(Facts.Definition::family).orElse("");
        String running = facts.service().map(Facts.Service::family).orElse("");
        String wanted = facts.settings().map(it -> it.pipeline().target().family()).orElse("");
        if (running.isBlank()) {
            return differ(Kind.PIPELINE_FAMILY, wanted, family).map(it -> meaning(it, Side.PIPELINE));
        }
        if (running.equals(family)) {
            return differ(Kind.PIPELINE_FAMILY, wanted, family);
        }
        boolean isSure = wanted.isBlank() || wanted.equals(running);
        return differ(Kind.SERVICE_FAMILY, running, family).map(it -> isSure ? meaning(it, Side.SERVICE) : it);
    }

    private static Stream<Disagreement> serviceAndDefinition(Facts.Service service, Facts.Definition definition) {
        boolean isFargate = service.launchType().equals("FARGATE");
        boolean isAwsvpc = definition.networkMode().equals("awsvpc");
        List<String> requires = definition.requires();
        boolean cannotStart = requires.isEmpty() ? isFargate && isOther(definition.networkMode())
                : !service.launchType().isBlank() && !requires.contains(service.launchType());
        if (cannotStart) {
            return differ(Kind.LAUNCH_TYPE, service.launchType(), requires.isEmpty() ? definition.networkMode()
                    : String.join(", ", requires)).map(it -> isFargate && isAwsvpc ? meaning(it, Side.SERVICE) : it);
        }
        if (service.hasNetwork().filter(has -> !has).isPresent() && isAwsvpc) {
            return differ(Kind.NETWORK_MISSING, "-", definition.networkMode());
        }
        // a definition that is for Fargate and has another mode contradicts itself already
        return service.hasNetwork().orElse(false) && isOther(definition.networkMode()) && !requires.contains("FARGATE")
                ? differ(Kind.NETWORK_UNWANTED, "awsvpcConfiguration", definition.networkMode()) : Stream.empty();
    }

    static boolean isOther(String networkMode) {
        return !networkMode.isBlank() && !networkMode.equals("awsvpc");
    }

    private static Stream<Disagreement> workflowAndService(Facts.Workflow said, Facts.Service service) {
        boolean startsNothing = service.desired().orElse(1) == 0 && !said.deploying().setsCount();
        return startsNothing && !said.deploying().action().isBlank()
                ? differ(Kind.NOTHING_WANTED, said.deploying().action(), "0") : Stream.empty();
    }

    private static Stream<Disagreement> targetGroupAndDefinition(Facts.TargetGroup group, Facts.Definition definition) {
        boolean isAwsvpc = definition.networkMode().equals("awsvpc");
        boolean fits = switch (group.type()) {
            case "instance" -> !isAwsvpc;
            case "ip" -> !isOther(definition.networkMode());
            default -> true;
        };
        return fits ? Stream.empty() : differ(Kind.TARGET_TYPE, group.type(), definition.networkMode());
    }

    private static Stream<Disagreement> targetGroupAndSettings(Facts.TargetGroup group, Facts.Settings settings) {
        return differ(Kind.HEALTH_PATH, group.health().path(), settings.pipeline().app().path());
    }

    private static Stream<Disagreement> imageAndDefinition(Facts.Image image, Facts.Definition definition) {
        return between(image.platform(), definition.platform(),
                (built, asked) -> differ(Kind.IMAGE_PLATFORM, built.name(), asked.name()));
    }

    private static Stream<Disagreement> imageAndSettings(Facts.Image image, Facts.Settings settings) {
        return Stream.concat(differ(Kind.PUSHED_REGION, region(image.name().registry()), settings.region()),
                differ(Kind.PUSHED_REPOSITORY, image.name().repository(), settings.pipeline().target().repository()));
    }

    /** An image that is replaced before it is registered may stand for anything. */
    private static Stream<Disagreement> regions(Facts.Definition definition, Facts.Settings settings,
                                                List<String> rendered) {
        return definition.containers().stream().flatMap(container -> Stream.concat(
                rendered.contains(container.name()) ? Stream.empty()
                        : differ(Kind.IMAGE_REGION, region(container.image()), settings.region()),
                differ(Kind.LOG_REGION, settings.region(), container.logRegion())
                        .map(it -> meaning(it, Side.PIPELINE)))
                .map(it -> in(container, it)));
    }

    /** The region in the name of an ECR registry; empty for any other. */
    static String region(String image) {
        Matcher host = ECR_HOST.matcher(image);
        return host.matches() ? host.group(2) : "";
    }

    /** The account in the name of an ECR registry; empty for any other. */
    static String account(String image) {
        Matcher host = ECR_HOST.matcher(image);
        return host.matches() ? host.group(1) : "";
    }

    static <A, B> Stream<Disagreement> between(Optional<A> one, Optional<B> other,
                                                       BiFunction<A, B, Stream<Disagreement>> compare) {
        return one.isPresent() && other.isPresent() ? compare.apply(one.get(), other.get()) : Stream.empty();
    }

    static Stream<Disagreement> differ(Kind kind, String one, String other) {
        return one.isBlank() || other.isBlank() || one.equals(other) ? Stream.empty()
                : Stream.of(new Disagreement(kind, one, other, "", Optional.empty()));
    }

    static Disagreement meaning(Disagreement found, Side right) {
        return new Disagreement(found.kind(), found.one(), found.other(), found.container(), Optional.of(right));
    }

    /** A file's path without what changes nothing. */
    static String plain(String path) {
        return path.replaceAll("^(?:\\./+)+", "").replaceAll("/{2,}", "/");
    }

    /** The name at the end of an ARN, or the name itself. */
    static String lastPart(String arn) {
        return arn.startsWith("arn:") ? arn.substring(arn.lastIndexOf('/') + 1) : arn;
    }
}
