package dev.slipway.practice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.DeleteTaskDefinitionsResponse;
import software.amazon.awssdk.services.ecs.model.DeregisterTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionsRequest;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionsResponse;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.SortOrder;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionField;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionStatus;

/** The task definitions of the practice account: families of numbered revisions that never change. */
final class EcsTaskDefinitions {

    private static final int MOST_DELETED = 10;

    private final PracticeAccount account;
    private final EcsArns arns;
    private final EcsTags tags;
    private final Map<String, List<TaskDefinition>> families = new TreeMap<>();

    EcsTaskDefinitions(PracticeAccount account, EcsArns arns, EcsTags tags) {
        this.account = account;
        this.arns = arns;
        this.tags = tags;
    }

    RegisterTaskDefinitionResponse register(RegisterTaskDefinitionRequest request) {
        EcsRegistrationRules.check(request);
        List<TaskDefinition> revisions = families.computeIfAbsent(request.family(), _ -> new ArrayList<>());
        int revision = revisions.size() + 1;
        TaskDefinition registered = EcsRegistered.of(request).toBuilder()
                .taskDefinitionArn(arns.taskDefinition(request.family(), revision)).revision(revision)
                .status(TaskDefinitionStatus.ACTIVE).registeredAt(account.now())
                .registeredBy(account.sts().getCallerIdentity().arn()).build();
        revisions.add(registered);
        tags.created(registered.taskDefinitionArn(), request.tags());
        return RegisterTaskDefinitionResponse.builder().taskDefinition(registered).tags(request.tags()).build();
    }

    DescribeTaskDefinitionResponse describe(DescribeTaskDefinitionRequest request) {
        TaskDefinition found = find(request.taskDefinition());
        if (found == null) {
            throw EcsErrors.client("Unable to describe task definition.");
        }
        var response = DescribeTaskDefinitionResponse.builder().taskDefinition(found);
        if (request.include().contains(TaskDefinitionField.TAGS)) {
            response.tags(tags.of(found.taskDefinitionArn()));
        }
        return response.build();
    }

    ListTaskDefinitionsResponse list(ListTaskDefinitionsRequest request) {
        TaskDefinitionStatus status = Objects.requireNonNullElse(request.status(), TaskDefinitionStatus.ACTIVE);
        Stream<List<TaskDefinition>> chosen = request.familyPrefix() == null ? families.values().stream()
                : Stream.of(families.getOrDefault(request.familyPrefix(), List.of()));
        List<String> all = chosen.flatMap(List::stream).filter(it -> it.status() == status)
                .map(TaskDefinition::taskDefinitionArn).toList();
        Page<String> page = Page.of(request.sort() == SortOrder.DESC ? all.reversed() : all, request.maxResults(),
                request.nextToken(), 100, EcsErrors::invalidToken);
        return ListTaskDefinitionsResponse.builder().taskDefinitionArns(page.items()).nextToken(page.next())
                .build();
    }

    DeregisterTaskDefinitionResponse deregister(String nameOrArn) {
        if (nameOrArn == null || !EcsArns.lastPart(nameOrArn).contains(":")) {
            throw EcsErrors.client("Invalid revision number. Number: null");
        }
        TaskDefinition found = find(nameOrArn);
        if (found == null) {
            throw EcsErrors.client("The specified task definition does not exist. Specify a valid account, family, "
                    + "revision and try again.");
        }
        TaskDefinition inactive = found.toBuilder().status(TaskDefinitionStatus.INACTIVE)
                .deregisteredAt(account.now()).build();
        families.get(found.family()).set(found.revision() - 1, inactive);
        return DeregisterTaskDefinitionResponse.builder().taskDefinition(inactive).build();
    }

    /** What is deregistered is DELETE_IN_PROGRESS from then on, and its number is never given again. */
    DeleteTaskDefinitionsResponse delete(List<String> namesOrArns) {
        if (namesOrArns.isEmpty()) {
            throw EcsErrors.invalidParameter("size of TaskDefinition references list must be greater than 0");
        }
        if (namesOrArns.size() > MOST_DELETED) {
            throw EcsErrors.invalidParameter("Size of TaskDefinition references list cannot exceed " + MOST_DELETED);
        }
        List<TaskDefinition> deleted = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        for (String nameOrArn : namesOrArns) {
            boolean hasRevision = EcsArns.lastPart(nameOrArn).contains(":");
            TaskDefinition found = hasRevision ? find(nameOrArn) : null;
            if (found != null && found.status() != TaskDefinitionStatus.ACTIVE) {
                TaskDefinition going = found.toBuilder().status(TaskDefinitionStatus.DELETE_IN_PROGRESS).build();
                families.get(found.family()).set(found.revision() - 1, going);
                deleted.add(going);
            } else {
                failures.add(Failure.builder().arn(nameOrArn).reason(refusal(hasRevision, found)).build());
            }
        }
        return DeleteTaskDefinitionsResponse.builder().taskDefinitions(deleted).failures(failures).build();
    }

    private static String refusal(boolean hasRevision, TaskDefinition found) {
        if (!hasRevision) {
            return "The specified task definition identifier is invalid. Specify a valid name or ARN and try again.";
        }
        return found == null ? "The specified task definition does not exist. Specify a valid account, family, "
                + "revision and try again." : "The specified task definition is still in ACTIVE status. Please "
                + "deregister the target and try again.";
    }

    /** The revision that a service or task may be made from; refuses an unknown and a deregistered one. */
    TaskDefinition usable(String nameOrArn) {
        TaskDefinition found = find(nameOrArn);
        if (found == null) {
            throw EcsErrors.client("TaskDefinition not found.");
        }
        if (found.status() != TaskDefinitionStatus.ACTIVE) {
            throw EcsErrors.client("TaskDefinition is inactive");
        }
        return found;
    }

    /** By {@code family}, which means its newest active revision, {@code family:revision}, or ARN; null if unknown. */
    private TaskDefinition find(String nameOrArn) {
        if (nameOrArn == null) {
            return null;
        }
        if (nameOrArn.startsWith("arn:") && !arns.isTaskDefinition(nameOrArn)) {
            return null;
        }
        String[] name = EcsArns.lastPart(nameOrArn).split(":", 2);
        List<TaskDefinition> revisions = families.getOrDefault(name[0], List.of());
        if (name.length == 1) {
            return revisions.reversed().stream().filter(it -> it.status() == TaskDefinitionStatus.ACTIVE).findFirst()
                    .orElse(null);
        }
        return revisions.stream().filter(it -> Integer.toString(it.revision()).equals(name[1])).findFirst()
                .orElse(null);
    }
}
