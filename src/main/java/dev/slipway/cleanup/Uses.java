package dev.slipway.cleanup;

import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.Aws;
import dev.slipway.pipeline.ImageRef;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.AwsVpcConfiguration;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/** What a service needs of the account, by the ids that {@link Thing}s have. */
final class Uses {

    private final Account account;

    Uses(Account account) {
        this.account = account;
    }

    /**
     * Empty for a service whose tasks another controller describes.
     *
     * @throws ProblemException when its task definition cannot be read
     */
    Set<String> of(Service service) throws ProblemException {
        Set<String> ids = new TreeSet<>();
        ids.add(service.clusterArn());
        service.loadBalancers().stream().map(LoadBalancer::targetGroupArn).filter(arn -> arn != null)
                .forEach(ids::add);
        if (service.networkConfiguration() != null) {
            AwsVpcConfiguration network = service.networkConfiguration().awsvpcConfiguration();
            ids.addAll(network.subnets());
            ids.addAll(network.securityGroups());
        }
        if (service.taskDefinition() != null) {
            ids.add(service.taskDefinition());
            ids.addAll(of(definition(service)));
        }
        return ids;
    }

    TaskDefinition definition(Service service) throws ProblemException {
        return Aws.call(() -> account.ecs().describeTaskDefinition(r -> r.taskDefinition(service.taskDefinition()))
                .taskDefinition());
    }

    private Set<String> of(TaskDefinition definition) {
        Set<String> ids = new TreeSet<>();
        Stream.of(definition.executionRoleArn(), definition.taskRoleArn()).filter(role -> role != null && !role.isEmpty())
                .map(role -> role.startsWith("arn:") ? role : account.iamArn("role/" + role)).forEach(ids::add);
        for (ContainerDefinition container : definition.containerDefinitions()) {
            if (container.image() != null) {
                ids.add(repository(container.image()));
            }
            if (container.logConfiguration() != null) {
                Map<String, String> options = container.logConfiguration().options();
                ids.add(logGroup(account, options.getOrDefault("awslogs-group", "")));
            }
        }
        return ids;
    }

    /** The URI of an image's repository. */
    static String repository(String image) {
        ImageRef read = ImageRef.of(image);
        return read.registry() + "/" + read.repository();
    }

    static String logGroup(Account account, String name) {
        return account.arn("logs", "log-group:" + name);
    }
}
