package dev.slipway.target;

import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.Aws;
import dev.slipway.pipeline.Facts;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.DeploymentControllerType;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupNotFoundException;

/** Reads what a service in the account and its target group say, for comparing them with what is beside them. */
public final class LiveService {

    private final Account account;

    public LiveService(Account account) {
        this.account = account;
    }

    /**
     * A service that is there.
     *
     * @param targetGroup    the ARN of the target group its load balancer sends requests by, if it has one
     * @param securityGroups the ids of those it gives to its tasks; empty for the VPC's default one
     */
    public record Found(Facts.Service said, Optional<String> targetGroup, List<String> securityGroups) {
        public Found {
            securityGroups = List.copyOf(securityGroups);
        }
    }

    /**
     * Empty when there is no such service or cluster, or only what is left of a deleted one.
     *
     * @param container whose target group is meant where the service has several
     * @throws ProblemException when AWS does not say
     */
    public Optional<Found> read(String cluster, String name, String container) throws ProblemException {
        return Aws.call(() -> {
            try {
                return account.ecs().describeServices(r -> r.cluster(cluster).services(name)).services().stream()
                        .filter(service -> "ACTIVE".equals(service.status())).findFirst()
                        .map(service -> new Found(facts(service), targetGroup(service, container),
                                securityGroups(service)));
            } catch (ClusterNotFoundException e) {
                return Optional.empty();
            }
        });
    }

    /**
     * What the target group of that ARN says.
     *
     * @throws ProblemException {@link TargetProblem.NoTargetGroup} when it is gone, or when AWS does not say
     */
    public Facts.TargetGroup targetGroup(String arn) throws ProblemException {
        Optional<TargetGroup> found = Aws.call(() -> {
            try {
                return account.elb().describeTargetGroups(r -> r.targetGroupArns(arn)).targetGroups().stream()
                        .findFirst();
            } catch (TargetGroupNotFoundException e) {
                return Optional.empty();
            }
        });
        return found.map(LiveService::facts).orElseThrow(() -> new ProblemException(
                new TargetProblem.NoTargetGroup(arn.replaceFirst("^.*:targetgroup/([^/]*).*$", "$1"))));
    }

    private static Facts.TargetGroup facts(TargetGroup group) {
        return new Facts.TargetGroup(Objects.requireNonNullElse(group.targetTypeAsString(), ""),
                group.port() == null ? OptionalInt.empty() : OptionalInt.of(group.port()),
                new Facts.Health(Objects.requireNonNullElse(group.healthCheckPort(), ""),
                        Objects.requireNonNullElse(group.healthCheckPath(), "")));
    }

    private static List<String> securityGroups(Service service) {
        return hasNetwork(service).orElse(false)
                ? service.networkConfiguration().awsvpcConfiguration().securityGroups() : List.of();
    }

    private static Optional<String> targetGroup(Service service, String container) {
        List<LoadBalancer> balancers = service.loadBalancers().stream().filter(it -> it.targetGroupArn() != null)
                .toList();
        return balancers.stream().filter(it -> container.equals(it.containerName())).findFirst()
                .or(() -> balancers.stream().findFirst()).map(LoadBalancer::targetGroupArn);
    }

    static Facts.Service facts(Service service) {
        List<Facts.Balancer> balancers = service.loadBalancers().stream()
                .filter(it -> it.containerName() != null && it.containerPort() != null)
                .map(it -> new Facts.Balancer(it.containerName(), it.containerPort())).toList();
        return new Facts.Service(family(service.taskDefinition()), launchType(service), hasNetwork(service), balancers,
                service.desiredCount() == null ? OptionalInt.empty() : OptionalInt.of(service.desiredCount()));
    }

    /** With another controller the task sets say this, each for itself. */
    private static boolean isEcsOwn(Service service) {
        return service.deploymentController() == null
                || service.deploymentController().type() == DeploymentControllerType.ECS;
    }

    private static Optional<Boolean> hasNetwork(Service service) {
        return isEcsOwn(service) ? Optional.of(service.networkConfiguration() != null
                && service.networkConfiguration().awsvpcConfiguration() != null) : Optional.empty();
    }

    private static String launchType(Service service) {
        List<String> providers = service.capacityProviderStrategy().stream()
                .map(it -> String.valueOf(it.capacityProvider())).toList();
        boolean isOnFargate = !providers.isEmpty() && providers.stream().allMatch(it -> it.startsWith("FARGATE"));
        return isOnFargate ? "FARGATE" : service.launchTypeAsString() == null ? "" : service.launchTypeAsString();
    }

    private static String family(String arn) {
        return arn == null ? "" : arn.replaceFirst("^.*/", "").replaceFirst(":\\d+$", "");
    }
}
