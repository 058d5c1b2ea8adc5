package dev.slipway.pipeline;

import dev.slipway.pipeline.Disagreement.Kind;
import dev.slipway.pipeline.Disagreement.Side;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the two sides of each pair say, as a person reads it. */
final class Sayings {

    private static final String NETWORK = "awsvpcConfiguration";
    private static final String FAULTS = "enableFaultInjection";

    private final Facts facts;
    private final ContainersAgree containers;
    private final boolean hasBalancer;
    private final boolean isInNetwork;

    Sayings(Facts facts) {
        this.facts = facts;
        this.containers = new ContainersAgree(facts);
        this.hasBalancer = facts.service().filter(it -> !it.balancers().isEmpty()).isPresent();
        this.isInNetwork = facts.definition().filter(it -> it.networkMode().equals("awsvpc")).isPresent();
    }

    /** Both sides' words; an empty one is not known. */
    record Words(String one, String other) {}

    /** Empty for a pair that this deployment does not have. */
    Optional<Words> of(Kind kind) {
        return switch (kind) {
            case WORKFLOW_CONTAINER -> both(workflow(it -> joined(it.rendering().containers())), names());
            case PIPELINE_CONTAINER -> facts.workflow().filter(it -> !it.rendering().containers().isEmpty()).isPresent()
                    ? Optional.empty() : both(app(App::container), names());
            case CONTAINER_NAMES -> both(workflow(it -> joined(it.rendering().containers())), app(App::container));
            case PIPELINE_PORT -> both(app(it -> Integer.toString(it.port())), ports(containers.appContainer()));
            case WORKFLOW_PORT -> facts.workflow().filter(it -> !it.build().ports().isEmpty()).flatMap(_ ->
                    both(workflow(it -> joined(it.build().ports())), ports(containers.appContainer())));
            case BUILD_PLATFORM -> both(workflow(it -> Consistency.names(it.build().platforms())), platform());
            case WORKFLOW_REGION -> both(workflow(it -> it.destination().region()), settings(Facts.Settings::region));
            case WORKFLOW_FILE -> both(workflow(it -> Consistency.plain(it.rendering().file())),
                    pipeline(it -> Consistency.plain(it.files().taskDefinition())));
            case WORKFLOW_CLUSTER -> both(workflow(it -> Consistency.lastPart(it.destination().cluster())),
                    target(Target::cluster));
            case WORKFLOW_SERVICE -> both(workflow(it -> Consistency.lastPart(it.destination().service())),
                    target(Target::service));
            case WORKFLOW_REPOSITORY -> both(workflow(it -> it.build().repository()), target(Target::repository));
            case WORKFLOW_ROLE -> ifSaid(both(workflow(it -> it.destination().account()),
                    definition(Facts.Definition::account)));
            case WORKFLOW_ACCOUNT -> ifSaid(both(workflow(it -> it.destination().account()),
                    settings(Facts.Settings::account)));
            case WORKFLOW_BRANCH -> both(workflow(this::branches), pipeline(Pipeline::branch));
            case WORKFLOW_LOG_REGION -> facts.settings().isPresent() ? Optional.empty()
                    : both(workflow(it -> it.destination().region()), log(Workload.Log::region));
            case FAULT_INJECTION -> facts.definition().filter(Facts.Definition::setsFaults)
                    .flatMap(_ -> both(workflow(it -> it.deploying().action()), FAULTS));
            default -> ofTheRest(kind);
        };
    }

    private Optional<Words> ofTheRest(Kind kind) {
        return switch (kind.one()) {
            case SERVICE, TARGET_GROUP -> ofTheService(kind);
            case DEFINITION, IMAGE, DOCKERFILE -> ofTheImage(kind);
            default -> ofTheAccount(kind);
        };
    }

    private Optional<Words> ofTheService(Kind kind) {
        if (facts.service().isEmpty()) {
            return kind == Kind.SERVICE_FAMILY ? both("", definition(Facts.Definition::family)) : Optional.empty();
        }
        return switch (kind) {
            case SERVICE_FAMILY -> both(service(Facts.Service::family), definition(Facts.Definition::family));
            case LAUNCH_TYPE -> both(service(Facts.Service::launchType), definition(it -> joined(it.requires())));
            case NETWORK_MISSING -> isInNetwork
                    ? both(service(Sayings::network), definition(Facts.Definition::networkMode)) : Optional.empty();
            case NETWORK_UNWANTED -> isInNetwork ? Optional.empty()
                    : both(service(Sayings::network), definition(Facts.Definition::networkMode));
            default -> hasBalancer ? ofTheBalancer(kind) : Optional.empty();
        };
    }

    private Optional<Words> ofTheBalancer(Kind kind) {
        return switch (kind) {
            case BALANCER_CONTAINER -> both(balancer(Facts.Balancer::container), names());
            case BALANCER_PORT -> both(balancer(it -> Integer.toString(it.port())),
                    ports(containers.servedContainer()));
            case TARGET_GROUP_PORT -> both(targetGroup(it -> it.port().isPresent() ? it.port().getAsInt() + "" : ""),
                    ports(containers.servedContainer()));
            case HEALTH_PORT -> both(targetGroup(it -> it.health().port()), ports(containers.servedContainer()));
            case HEALTH_PATH -> both(targetGroup(it -> it.health().path()), app(App::path));
            default -> both(targetGroup(Facts.TargetGroup::type), definition(Facts.Definition::networkMode));
        };
    }

    private Optional<Words> ofTheImage(Kind kind) {
        return switch (kind) {
            case EXPOSED_PORT -> both(dockerfile(it -> joined(it.ports())), app(it -> Integer.toString(it.port())));
            case DOCKERFILE_PLATFORM -> ifSaid(both(dockerfile(it -> it.platform().map(Platform::name).orElse("")),
                    platform()));
            case IMAGE_PLATFORM -> both(image(it -> it.platform().map(Platform::name).orElse("")), platform());
            case PUSHED_REGION -> both(image(it -> Consistency.region(it.name().registry())),
                    settings(Facts.Settings::region));
            case PUSHED_ACCOUNT -> both(image(it -> Consistency.account(it.name().registry())),
                    settings(Facts.Settings::account));
            case PUSHED_REPOSITORY -> both(image(it -> it.name().repository()), target(Target::repository));
            case IMAGE_REGION -> ifSaid(both(ownImages(Consistency::region), settings(Facts.Settings::region)));
            case IMAGE_ACCOUNT -> ifSaid(both(ownImages(Consistency::account), settings(Facts.Settings::account)));
            case ROLE_ACCOUNT -> ifSaid(both(definition(Facts.Definition::account), settings(Facts.Settings::account)));
            case EXECUTION_ROLE -> both(definition(Facts.Definition::executionRole), target(Target::executionRole));
            case EXECUTION_ROLE_MISSING -> existing(Side.EXECUTION_ROLE, definition(Facts.Definition::executionRole));
            case LOG_GROUP -> both(log(Workload.Log::group), target(Target::logGroup));
            default -> new AccountAgrees(facts).isMadeByTheDriver() ? Optional.empty()
                    : existing(Side.LOG_GROUP, log(Workload.Log::group));
        };
    }

    private Optional<Words> ofTheAccount(Kind kind) {
        Optional<Said.Trusted> trust = facts.of(Side.TRUST, Said.Trusted.class);
        return switch (kind) {
            case PIPELINE_FAMILY -> both(target(Target::family), definition(Facts.Definition::family));
            case LOG_REGION -> both(settings(Facts.Settings::region), log(Workload.Log::region));
            case CLUSTER_MISSING -> existing(Side.CLUSTER, target(Target::cluster));
            case REPOSITORY_MISSING -> existing(Side.REPOSITORY, target(Target::repository));
            case PORT_UNOPENED -> Optional.empty();
            case PORT_CLOSED -> both(app(it -> Integer.toString(it.port())),
                    said(facts.of(Side.SECURITY_GROUP, Said.Inbound.class), Said.Inbound::open));
            case ROLE_MISSING -> both(pipeline(it -> it.trust().role()), said(trust, Said.Trusted::role));
            case TRUST_SUBJECT -> both(said(trust, it -> joined(it.needed())), said(trust, it -> joined(it.named())));
            case SECRET_NAME -> both(workflow(it -> joined(it.starting().secrets())),
                    pipeline(it -> it.trust().secret()));
            case SECRET_MISSING -> both(workflow(it -> joined(it.starting().secrets())),
                    said(facts.of(Side.SECRET, Said.Secret.class), it -> joined(it.names())));
            case SECRET_ROLE -> both(said(facts.of(Side.SECRET, Said.Secret.class),
                    it -> it.isTheRole().isPresent() ? it.role() : ""), pipeline(it -> it.trust().role()));
            case NOTHING_WANTED -> facts.service().flatMap(it -> both(workflow(said -> said.deploying().action()),
                    it.desired().isPresent() ? Integer.toString(it.desired().getAsInt()) : ""));
            case REMOTE -> both(said(facts.of(Side.CHECKOUT, Said.Checkout.class), it -> it.repository().toString()),
                    pipeline(Pipeline::tag));
            default -> throw new IllegalStateException(kind + " has no words");
        };
    }

    private static Optional<Words> both(String one, String other) {
        return Optional.of(new Words(one, other));
    }

    /** Nobody has to say it; where it is left out, nothing has to agree. */
    private static Optional<Words> ifSaid(Optional<Words> words) {
        return words.filter(it -> !it.one().isBlank());
    }

    private Optional<Words> existing(Side side, String named) {
        return both(named, said(facts.of(side, Said.Existing.class), Said.Existing::name));
    }

    private String branches(Facts.Workflow workflow) {
        boolean isStarted = workflow.starting().byPush().orElse(false);
        return isStarted && workflow.starting().branches().isEmpty() ? pipeline(Pipeline::branch)
                : joined(workflow.starting().branches());
    }

    private static String network(Facts.Service service) {
        return service.hasNetwork().map(has -> has ? NETWORK : "-").orElse("");
    }

    private String names() {
        return definition(it -> joined(it.containers().stream().map(Facts.Container::name).toList()));
    }

    private static String ports(Optional<Facts.Container> container) {
        return container.map(it -> joined(it.ports())).orElse("");
    }

    private String platform() {
        return definition(it -> it.platform().map(Platform::name).orElse(""));
    }

    private String log(Function<Workload.Log, String> of) {
        return containers.appContainer().map(it -> of.apply(it.log())).orElse("");
    }

    /** Of the images that are not put in by the workflow. */
    private String ownImages(Function<String, String> of) {
        return definition(it -> it.containers().stream()
                .filter(container -> !facts.rendered().contains(container.name())).map(Facts.Container::image).map(of)
                .filter(text -> !text.isEmpty()).distinct().collect(Collectors.joining(", ")));
    }

    private String balancer(Function<Facts.Balancer, String> of) {
        return service(it -> it.balancers().stream().map(of).distinct().collect(Collectors.joining(", ")));
    }

    private String workflow(Function<Facts.Workflow, String> of) {
        return said(facts.workflow(), of);
    }

    private String definition(Function<Facts.Definition, String> of) {
        return said(facts.definition(), of);
    }

    private String service(Function<Facts.Service, String> of) {
        return said(facts.service(), of);
    }

    private String targetGroup(Function<Facts.TargetGroup, String> of) {
        return said(facts.targetGroup(), of);
    }

    private String image(Function<Facts.Image, String> of) {
        return said(facts.image(), of);
    }

    private String dockerfile(Function<Said.Dockerfile, String> of) {
        return said(facts.of(Side.DOCKERFILE, Said.Dockerfile.class), of);
    }

    private String settings(Function<Facts.Settings, String> of) {
        return said(facts.settings(), of);
    }

    private String pipeline(Function<Pipeline, String> of) {
        return settings(it -> of.apply(it.pipeline()));
    }

    private String app(Function<App, String> of) {
        return pipeline(it -> of.apply(it.app()));
    }

    private String target(Function<Target, String> of) {
        return pipeline(it -> of.apply(it.target()));
    }

    private static <S> String said(Optional<S> side, Function<S, String> of) {
        return side.map(of).orElse("");
    }

    private static String joined(List<?> many) {
        return many.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
