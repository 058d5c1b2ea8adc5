package dev.slipway.pipeline;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a service runs and where, as the account says.
 *
 * @param executionRole ARN or name; empty when the definition names none
 * @param platform      what its tasks run on; empty for a system other than Linux
 * @param placement     where its tasks get their network interface; empty without awsvpc
 */
public record Workload(String executionRole, Optional<Platform> platform, List<Container> containers,
                       Optional<Placement> placement, List<Balancer> balancers) {

    public Workload {
        Objects.requireNonNull(executionRole);
        Objects.requireNonNull(platform);
        Objects.requireNonNull(placement);
        containers = List.copyOf(containers);
        balancers = List.copyOf(balancers);
    }

    /**
     * One container of its task definition.
     *
     * @param image   as the definition writes it
     * @param log     where awslogs writes to; empty for another driver
     * @param secrets each {@code valueFrom}, and the registry's credentials: ARNs, or names of Parameter Store
     * @param files   the ARNs of the environment files on S3
     */
    public record Container(String name, String image, Optional<Log> log, List<String> secrets, List<String> files) {
        public Container {
            Objects.requireNonNull(name);
            Objects.requireNonNull(image);
            Objects.requireNonNull(log);
            secrets = List.copyOf(secrets);
            files = List.copyOf(files);
        }
    }

    /**
     * A log group that awslogs writes to.
     *
     * @param region  empty when the definition does not say
     * @param creates whether the driver makes the group when it is missing
     */
    public record Log(String group, String region, boolean creates) {}

    /**
     * The network of its tasks.
     *
     * @param securityGroups empty for the VPC's default group
     */
    public record Placement(List<String> subnets, List<String> securityGroups, boolean publicAddress) {
        public Placement {
            subnets = List.copyOf(subnets);
            securityGroups = List.copyOf(securityGroups);
        }
    }

    /** A target group, and the container's port it sends requests to. */
    public record Balancer(String targetGroup, int port) {}

    public List<Log> logs() {
        return containers.stream().flatMap(container -> container.log().stream()).distinct().toList();
    }

    public List<String> images() {
        return containers.stream().map(Container::image).distinct().toList();
    }

    public List<String> files() {
        return containers.stream().flatMap(container -> container.files().stream()).distinct().toList();
    }

    public List<String> secrets() {
        return containers.stream().flatMap(container -> container.secrets().stream()).distinct().toList();
    }
}
