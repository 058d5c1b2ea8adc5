package dev.slipway.pipeline;

import dev.slipway.pipeline.Disagreement.Side;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What each file, the account and the settings say about one deployment, as far as it is known. A side that is missing
 * was not looked at; an empty text, list or set within what one says is not known either.
 */
public record Facts(Map<Side, Said> said) {

    public Facts {
        said = Map.copyOf(said);
    }

    public static Facts unknown() {
        return new Facts(Map.of());
    }

    /** @param region where the cluster is */
    public Facts with(Pipeline pipeline, String region) {
        return with(new Settings(pipeline, region, ""));
    }

    /** With what one side says, instead of what was known of it. */
    public Facts with(Said one) {
        Map<Side, Said> all = new EnumMap<>(Side.class);
        all.putAll(said);
        all.put(one.side(), one);
        return new Facts(all);
    }

    public Optional<Settings> settings() {
        return of(Side.PIPELINE, Settings.class);
    }

    public Optional<Workflow> workflow() {
        return of(Side.WORKFLOW, Workflow.class);
    }

    public Optional<Definition> definition() {
        return of(Side.DEFINITION, Definition.class);
    }

    public Optional<Image> image() {
        return of(Side.IMAGE, Image.class);
    }

    public Optional<Service> service() {
        return of(Side.SERVICE, Service.class);
    }

    public Optional<TargetGroup> targetGroup() {
        return of(Side.TARGET_GROUP, TargetGroup.class);
    }

    /** What that side says, where it is of this kind. */
    public <S extends Said> Optional<S> of(Side side, Class<S> kind) {
        return Optional.ofNullable(said.get(side)).filter(kind::isInstance).map(kind::cast);
    }

    /** The containers whose image is put in before the definition is registered. */
    public List<String> rendered() {
        List<String> named = workflow().map(it -> it.rendering().containers()).orElse(List.of());
        return named.isEmpty() ? settings().map(it -> List.of(it.pipeline().app().container())).orElse(List.of())
                : named;
    }

    /**
     * What was typed into this program.
     *
     * @param account the number of the account that it is connected to
     */
    public record Settings(Pipeline pipeline, String region, String account) implements Said {
        @Override
        public Side side() {
            return Side.PIPELINE;
        }
    }

    /** What the workflow file does on the way to one service, and what starts it. */
    public record Workflow(Rendering rendering, Destination destination, Build build, Deploying deploying,
                           Starting starting) implements Said {

        /** When nobody looked at what starts it. */
        public Workflow(Rendering rendering, Destination destination, Build build, Deploying deploying) {
            this(rendering, destination, build, deploying, new Starting(List.of(), Optional.empty(), List.of()));
        }

        @Override
        public Side side() {
            return Side.WORKFLOW;
        }

        public Workflow with(Starting start) {
            return new Workflow(rendering, destination, build, deploying, start);
        }

        public static Workflow unknown() {
            return new Workflow(new Rendering("", List.of()), new Destination("", "", ""), new Build("", Set.of()),
                    new Deploying("", false));
        }
    }

    /**
     * What it puts an image into.
     *
     * @param file       the task definition, relative to the repository
     * @param containers the containers that get an image
     */
    public record Rendering(String file, List<String> containers) {
        public Rendering {
            containers = List.copyOf(containers);
        }
    }

    /**
     * Where it deploys.
     *
     * @param account the number of the account whose role it takes on
     */
    public record Destination(String cluster, String service, String region, String account) {

        /** While the role is known to GitHub alone. */
        public Destination(String cluster, String service, String region) {
            this(cluster, service, region, "");
        }
    }

    /**
     * The image it builds.
     *
     * @param repository the ECR repository's name
     * @param platforms  those it builds for
     * @param ports      the container ports that it opens to try the image
     */
    public record Build(String repository, Set<Platform> platforms, List<Integer> ports) {
        public Build {
            platforms = Set.copyOf(platforms);
            ports = List.copyOf(ports);
        }

        /** When it does not try the image. */
        public Build(String repository, Set<Platform> platforms) {
            this(repository, platforms, List.of());
        }
    }

    /**
     * How it deploys.
     *
     * @param action    the deploy action's version, as it is written behind the {@code @}
     * @param setsCount whether it also says how many tasks are wanted
     */
    public record Deploying(String action, boolean setsCount) {}

    /**
     * What starts it, and where it has its role from.
     *
     * @param branches the branches whose pushes start it, as they are written
     * @param byPush   whether a push to the pipeline's branch does
     * @param secrets  the secrets that it takes the role from
     */
    public record Starting(List<String> branches, Optional<Boolean> byPush, List<String> secrets) {
        public Starting {
            branches = List.copyOf(branches);
            secrets = List.copyOf(secrets);
        }
    }

    /**
     * What the task definition says.
     *
     * @param networkMode   {@code bridge} where it names none
     * @param requires      its requiresCompatibilities, which may truly be empty
     * @param platform      X86_64 where it names none; empty for one that is not known here
     * @param setsFaults    whether it holds enableFaultInjection, true or false
     * @param account       the number of the account whose roles its tasks have
     * @param executionRole the name of the role that fetches the image and writes the log
     */
    public record Definition(String family, List<Container> containers, String networkMode, List<String> requires,
                             Optional<Platform> platform, boolean setsFaults, String account, String executionRole)
            implements Said {
        public Definition {
            containers = List.copyOf(containers);
            requires = List.copyOf(requires);
        }

        /** While nobody looked at its execution role. */
        public Definition(String family, List<Container> containers, String networkMode, List<String> requires,
                          Optional<Platform> platform, boolean setsFaults, String account) {
            this(family, containers, networkMode, requires, platform, setsFaults, account, "");
        }

        /** While it does not name its roles by their ARNs. */
        public Definition(String family, List<Container> containers, String networkMode, List<String> requires,
                          Optional<Platform> platform, boolean setsFaults) {
            this(family, containers, networkMode, requires, platform, setsFaults, "");
        }

        @Override
        public Side side() {
            return Side.DEFINITION;
        }

        public Optional<Container> container(String name) {
            return containers.stream().filter(container -> container.name().equals(name)).findFirst();
        }
    }

    /**
     * One of its containers.
     *
     * @param ports the container ports of its mappings, which may truly be none
     * @param log   where awslogs sends its log
     */
    public record Container(String name, String image, List<Ports> ports, Workload.Log log) {
        public Container {
            ports = List.copyOf(ports);
        }

        /** When only the region of its log is known. */
        public Container(String name, String image, List<Ports> ports, String logRegion) {
            this(name, image, ports, new Workload.Log("", logRegion, false));
        }

        public String logRegion() {
            return log.region();
        }

        public boolean maps(int port) {
            return ports.stream().anyMatch(range -> range.first() <= port && port <= range.last());
        }
    }

    /** Neighbouring ports, both ends included; mostly one. */
    public record Ports(int first, int last) {

        /** What a mapping may be that cannot be read. */
        public static final Ports ANY = new Ports(0, 65_535);

        public static Ports one(int port) {
            return new Ports(port, port);
        }

        public boolean isOne() {
            return first == last;
        }

        @Override
        public String toString() {
            return isOne() ? Integer.toString(first) : first + "-" + last;
        }
    }

    /** The image that is to be deployed, and what it runs on. */
    public record Image(ImageRef name, Optional<Platform> platform) implements Said {
        @Override
        public Side side() {
            return Side.IMAGE;
        }
    }

    /**
     * What the service in the account says.
     *
     * @param family     of the task definition it runs
     * @param launchType FARGATE or EC2
     * @param hasNetwork whether it has subnets and security groups for its tasks (awsvpcConfiguration)
     * @param desired    how many tasks it wants
     */
    public record Service(String family, String launchType, Optional<Boolean> hasNetwork, List<Balancer> balancers,
                          OptionalInt desired) implements Said {
        public Service {
            balancers = List.copyOf(balancers);
        }

        @Override
        public Side side() {
            return Side.SERVICE;
        }
    }

    /** Where a load balancer sends the service's requests. */
    public record Balancer(String container, int port) {}

    /**
     * What the service's target group says.
     *
     * @param type {@code ip} or {@code instance}
     */
    public record TargetGroup(String type, OptionalInt port, Health health) implements Said {
        @Override
        public Side side() {
            return Side.TARGET_GROUP;
        }
    }

    /**
     * What it asks to see whether a task is healthy.
     *
     * @param port a number, or {@code traffic-port}
     */
    public record Health(String port, String path) {}
}
