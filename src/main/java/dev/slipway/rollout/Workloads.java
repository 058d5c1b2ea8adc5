package dev.slipway.rollout;

import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.Aws;
import dev.slipway.pipeline.Platform;
import dev.slipway.pipeline.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.AssignPublicIp;
import software.amazon.awssdk.services.ecs.model.AwsVpcConfiguration;
import software.amazon.awssdk.services.ecs.model.CPUArchitecture;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.EnvironmentFile;
import software.amazon.awssdk.services.ecs.model.LogDriver;
import software.amazon.awssdk.services.ecs.model.OSFamily;
import software.amazon.awssdk.services.ecs.model.RuntimePlatform;
import software.amazon.awssdk.services.ecs.model.Secret;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/** Reads what a service runs and where. */
public final class Workloads {

    private final Account account;

    public Workloads(Account account) {
        this.account = account;
    }

    /**
     * What the service's tasks need.
     *
     * @param revision the task definition that is meant, ARN or {@code family:revision}: after a rollback the service
     *                 itself names the one before. Empty for the service's own
     * @throws ProblemException {@link RolloutProblem.NoCluster}, {@link RolloutProblem.NoService}, or when AWS does not
     *     say
     */
    public Workload read(ServiceName name, Optional<String> revision) throws ProblemException {
        Service service = new Services(account).find(name.cluster(), name.service())
                .orElseThrow(() -> new ProblemException(new RolloutProblem.NoService(name.cluster(), name.service())));
        TaskDefinition definition = Aws.call(() -> account.ecs().describeTaskDefinition(
                r -> r.taskDefinition(revision.orElse(service.taskDefinition())))).taskDefinition();
        return new Workload(Objects.requireNonNullElse(definition.executionRoleArn(), ""),
                platform(definition.runtimePlatform()),
                definition.containerDefinitions().stream().map(Workloads::container).toList(),
                placement(service), balancers(service));
    }

    /** Absent means Linux on X86_64. */
    private static Optional<Platform> platform(RuntimePlatform runtime) {
        if (runtime == null) {
            return Optional.of(Platform.X86_64);
        }
        boolean isLinux = runtime.operatingSystemFamily() == null || runtime.operatingSystemFamily() == OSFamily.LINUX;
        return !isLinux ? Optional.empty()
                : Optional.of(runtime.cpuArchitecture() == CPUArchitecture.ARM64 ? Platform.ARM64 : Platform.X86_64);
    }

    private static Workload.Container container(ContainerDefinition container) {
        List<String> secrets = new ArrayList<>(container.secrets().stream().map(Secret::valueFrom).toList());
        Optional<Workload.Log> log = Optional.empty();
        if (container.logConfiguration() != null) {
            container.logConfiguration().secretOptions().forEach(option -> secrets.add(option.valueFrom()));
            log = Optional.of(container.logConfiguration()).filter(it -> it.logDriver() == LogDriver.AWSLOGS)
                    .flatMap(it -> log(it.options()));
        }
        if (container.repositoryCredentials() != null) {
            secrets.add(container.repositoryCredentials().credentialsParameter());
        }
        return new Workload.Container(container.name(), container.image(), log,
                secrets.stream().filter(Objects::nonNull).toList(),
                container.environmentFiles().stream().map(EnvironmentFile::value).filter(Objects::nonNull).toList());
    }

    private static Optional<Workload.Log> log(Map<String, String> options) {
        return Optional.ofNullable(options.get("awslogs-group")).map(group -> new Workload.Log(group,
                options.getOrDefault("awslogs-region", ""),
                options.getOrDefault("awslogs-create-group", "").equals("true")));
    }

    private static Optional<Workload.Placement> placement(Service service) {
        if (service.networkConfiguration() == null || service.networkConfiguration().awsvpcConfiguration() == null) {
            return Optional.empty();
        }
        AwsVpcConfiguration vpc = service.networkConfiguration().awsvpcConfiguration();
        return Optional.of(new Workload.Placement(vpc.subnets(), vpc.securityGroups(),
                vpc.assignPublicIp() == AssignPublicIp.ENABLED));
    }

    private static List<Workload.Balancer> balancers(Service service) {
        return service.loadBalancers().stream()
                .filter(it -> it.targetGroupArn() != null && it.containerPort() != null)
                .map(it -> new Workload.Balancer(it.targetGroupArn(), it.containerPort())).toList();
    }
}
