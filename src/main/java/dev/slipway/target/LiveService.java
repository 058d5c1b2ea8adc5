package dev.slipway.target;

import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.Aws;
import dev.slipway.pipeline.Facts;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.DeploymentControllerType;
import software.amazon.awssdk.services.ecs.model.Service;

/** Reads what a service in the account says, for comparing it with what is beside it. */
public final class LiveService {

    private final Account account;

    public LiveService(Account account) {
        this.account = account;
    }

    /**
     * Empty when there is no such service or cluster, or only what is left of a deleted one.
     *
     * @throws ProblemException when AWS does not say
     */
    public Optional<Facts.Service> read(String cluster, String name) throws ProblemException {
        return Aws.call(() -> {
            try {
                return account.ecs().describeServices(r -> r.cluster(cluster).services(name)).services().stream()
                        .filter(service -> "ACTIVE".equals(service.status())).findFirst().map(LiveService::facts);
            } catch (ClusterNotFoundException e) {
                return Optional.empty();
            }
        });
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
