package dev.slipway.practice;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;

/**
 * What Fargate does before a container runs, and what AWS says when it cannot: logs in to the registry, finds
 * a place for the log, pulls the image.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html">Stopped task
 *     errors</a>
 */
final class TaskStart {

    /** An address for documentation, which nothing answers at. */
    private static final String SOMEWHERE = "203.0.113.20";

    private final PracticeAccount account;
    private final PracticeImages images;
    private final TaskRoles roles;

    TaskStart(PracticeAccount account, PracticeImages images, TaskRoles roles) {
        this.account = account;
        this.images = images;
        this.roles = roles;
    }

    /** Why the task cannot start, in AWS's words; empty when it can. */
    Optional<String> obstacle(EcsTask task) {
        Stream<Supplier<Optional<String>>> steps = task.containers().stream().map(EcsContainer::definition)
                .flatMap(container -> Stream.of(() -> login(task, container), () -> log(task, container),
                        () -> pull(task, container)));
        return steps.map(Supplier::get).flatMap(Optional::stream).findFirst();
    }

    private Optional<String> login(EcsTask task, ContainerDefinition container) {
        if (!EcsRegistrationRules.isInEcr(container.image())) {
            return Optional.empty();
        }
        if (!reachesOut(task)) {
            return Optional.of("ResourceInitializationError: unable to pull secrets or registry auth: The task cannot "
                    + "pull registry auth from Amazon ECR: There is a connection issue between the task and Amazon "
                    + "ECR. Check your task network configuration. RequestError: send request failed caused by: Post "
                    + "\"https://api.ecr." + account.region() + ".amazonaws.com/\": dial tcp " + SOMEWHERE + ":443: i/o timeout");
        }
        return denied(task, "ecr:GetAuthorizationToken", "*").map(denial -> "ResourceInitializationError: unable to "
                + "pull secrets or registry auth: execution resource retrieval failed: unable to retrieve ecr registry "
                + "auth: service call has been retried 1 time(s): " + denial);
    }

    private Optional<String> log(EcsTask task, ContainerDefinition container) {
        Optional<TaskLog> log = TaskLog.of(container, task.id());
        if (log.isEmpty()) {
            return Optional.empty();
        }
        String group = log.get().group();
        String resource = "arn:aws:logs:" + account.region() + ":" + PracticeAccount.ID + ":log-group:" + group;
        if (!account.logs().hasGroup(group)) {
            if (!log.get().createsGroup()) {
                return Optional.of(logger("failed to create Cloudwatch log stream: ResourceNotFoundException: The "
                        + "specified log group does not exist."));
            }
            Optional<String> denial = denied(task, "logs:CreateLogGroup", resource + ":log-stream:");
            if (denial.isPresent()) {
                return denial.map(it -> logger("failed to create Cloudwatch log group: " + it));
            }
        }
        return denied(task, "logs:CreateLogStream", resource + ":log-stream:" + log.get().stream())
                .map(it -> logger("failed to create Cloudwatch log stream: " + it));
    }

    private static String logger(String cause) {
        return "ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: "
                + cause + " : exit status 1";
    }

    private Optional<String> pull(EcsTask task, ContainerDefinition container) {
        String image = container.image();
        String failed = "CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve "
                + "ref " + image + ": ";
        if (!reachesOut(task)) {
            return Optional.of(failed + "failed to do request: Head \"https://" + image.split("/", 2)[0]
                    + "/v2/\": dial tcp " + SOMEWHERE + ":443: i/o timeout");
        }
        if (EcsRegistrationRules.isInEcr(image)) {
            String repository = "arn:aws:ecr:" + account.region() + ":" + PracticeAccount.ID + ":repository/"
                    + PracticeImages.repository(image);
            if (denied(task, "ecr:BatchGetImage", repository).isPresent()
                    || denied(task, "ecr:GetDownloadUrlForLayer", repository).isPresent()) {
                return Optional.of(failed + "unexpected status from HEAD request to https://"
                        + image.replaceFirst("/", "/v2/").replaceFirst("[:@]([^:@/]+)$", "/manifests/$1")
                        + ": 403 Forbidden");
            }
        }
        return images.exists(image) ? Optional.empty() : Optional.of(failed + image + ": not found");
    }

    private boolean reachesOut(EcsTask task) {
        return task.network() == null || new WayOut(account.ec2()).isThere(task.network());
    }

    /** Without an execution role, as only EC2 tasks can be, the instance's own rights count, and they suffice. */
    private Optional<String> denied(EcsTask task, String action, String resource) {
        if (task.definition().executionRoleArn() == null) {
            return Optional.empty();
        }
        String role = task.definition().executionRoleArn();
        return roles.allows(role, action, resource) ? Optional.empty()
                : Optional.of("AccessDeniedException: User: arn:aws:sts::" + PracticeAccount.ID + ":assumed-role/"
                        + EcsArns.lastPart(role) + "/" + task.id() + " is not authorized to perform: " + action
                        + " on resource: " + resource + " because no identity-based policy allows the " + action
                        + " action status code: 400, request id: " + account.ids().uuid());
    }
}
