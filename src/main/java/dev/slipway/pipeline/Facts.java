package dev.slipway.pipeline;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What each file, the account and the settings say about one deployment, as far as it is known. A part that is empty
 * was not looked at; an empty text, list or set within a part is not known either.
 */
public record Facts(Optional<Settings> settings, Optional<Workflow> workflow, Optional<Definition> definition,
                    Optional<Image> image, Optional<Service> service, Optional<TargetGroup> targetGroup) {

    public Facts {
        Objects.requireNonNull(settings);
        Objects.requireNonNull(workflow);
        Objects.requireNonNull(definition);
        Objects.requireNonNull(image);
        Objects.requireNonNull(service);
        Objects.requireNonNull(targetGroup);
    }

    public static Facts unknown() {
        return new Facts(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty());
    }

    /** @param region where the cluster is */
    public Facts with(Pipeline pipeline, String region) {
        return with(new Settings(pipeline, region, ""));
    }

    public Facts with(Settings said) {
        return new Facts(Optional.of(said), workflow, definition, image, service, targetGroup);
    }

    public Facts with(Workflow said) {
        return new Facts(settings, Optional.of(said), definition, image, service, targetGroup);
    }

    public Facts with(Definition said) {
        return new Facts(settings, workflow, Optional.of(said), image, service, targetGroup);
    }

    public Facts with(Image said) {
        return new Facts(settings, workflow, definition, Optional.of(said), service, targetGroup);
    }

    public Facts with(Service said) {
        return new Facts(settings, workflow, definition, image, Optional.of(said), targetGroup);
    }

    public Facts with(TargetGroup said) {
        return new Facts(settings, workflow, definition, image, service, Optional.of(said));
    }

    /** The containers whose image is put in before the definition is registered. */
    public List<String> rendered() {
        List<String> named = workflow.map(said -> said.rendering().containers()).orElse(List.of());
        return named.isEmpty() ? settings.map(it -> List.of(it.pipeline().app().container())).orElse(List.of()) : named;
    }

    /**
     * What was typed into this program.
     *
     * @param account the number of the account that it is connected to
     */
    public record Settings(Pipeline pipeline, String region, String account) {}

    /** What the workflow file does on the way to one service. */
    public record Workflow(Rendering rendering, Destination destination, Build build, Deploying deploying) {

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
     * What the task definition says.
     *
     * @param networkMode {@code bridge} where it names none
     * @param requires    its requiresCompatibilities, which may truly be empty
     * @param platform    X86_64 where it names none; empty for one that is not known here
     * @param setsFaults  whether it holds enableFaultInjection, true or false
     * @param account     the number of the account whose roles its tasks have
     */
    public record Definition(String family, List<Container> containers, String networkMode, List<String> requires,
                             Optional<Platform> platform, boolean setsFaults, String account) {
        public Definition {
            containers = List.copyOf(containers);
            requires = List.copyOf(requires);
        }

        /** While it does not name its roles by their ARNs. */
        public Definition(String family, List<Container> containers, String networkMode, List<String> requires,
                          Optional<Platform> platform, boolean setsFaults) {
            this(family, containers, networkMode, requires, platform, setsFaults, "");
        }

        public Optional<Container> container(String name) {
            return containers.stream().filter(container -> container.name().equals(name)).findFirst();
        }
    }

    /**
     * One of its containers.
     *
     * @param ports     the container ports of its mappings, which may truly be none
     * @param logRegion where awslogs sends its log
     */
    public record Container(String name, String image, List<Ports> ports, String logRegion) {
        public Container {
            ports = List.copyOf(ports);
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
    public record Image(ImageRef name, Optional<Platform> platform) {}

    /**
     * What the service in the account says.
     *
     * @param family     of the task definition it runs
     * @param launchType FARGATE or EC2
     * @param hasNetwork whether it has subnets and security groups for its tasks (awsvpcConfiguration)
     * @param desired    how many tasks it wants
     */
    public record Service(String family, String launchType, Optional<Boolean> hasNetwork, List<Balancer> balancers,
                          OptionalInt desired) {
        public Service {
            balancers = List.copyOf(balancers);
        }
    }

    /** Where a load balancer sends the service's requests. */
    public record Balancer(String container, int port) {}

    /**
     * What the service's target group says.
     *
     * @param type {@code ip} or {@code instance}
     */
    public record TargetGroup(String type, OptionalInt port, Health health) {}

    /**
     * What it asks to see whether a task is healthy.
     *
     * @param port a number, or {@code traffic-port}
     */
    public record Health(String port, String path) {}
}
