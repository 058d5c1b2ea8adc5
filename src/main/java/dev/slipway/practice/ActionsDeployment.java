package dev.slipway.practice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.Service;

/**
 * The deploying action's work for one job: registers, updates the service and waits. It answers with the words of the
 * failure, empty while all is well.
 *
 * @see <a href="https://github.com/aws-actions/amazon-ecs-deploy-task-definition">amazon-ecs-deploy-task-definition</a>
 */
final class ActionsDeployment {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    private static final List<String> READ_ONLY = List.of("compatibilities", "taskDefinitionArn", "requiresAttributes",
            "revision", "status", "registeredAt", "deregisteredAt", "registeredBy");

    private final PracticeAccount account;
    private final ActionsSession session;
    private final String cluster;
    private final String service;
    private final boolean isVersion1;
    private String id = "";
    private Instant giveUp = Instant.MAX;

    ActionsDeployment(PracticeAccount account, ActionsSession session, String cluster, String service,
                      boolean isVersion1) {
        this.account = account;
        this.session = session;
        this.cluster = cluster.isEmpty() ? "default" : cluster;
        this.service = service;
        this.isVersion1 = isVersion1;
    }

    /** What the action says of fields that AWS gives back but does not take. */
    static List<String> ignored(JsonNode definition) {
        return READ_ONLY.stream().filter(definition::has).map(name -> "Ignoring property '" + name
                + "' in the task definition file. This property is returned by the Amazon ECS DescribeTaskDefinition "
                + "API and may be shown in the ECS console, but it is not a valid field when registering a new task "
                + "definition. This field can be safely removed from your task definition file.").toList();
    }

    Optional<String> register(JsonNode definition) {
        if (isVersion1 && definition.has("enableFaultInjection")) {
            return Optional.of("Failed to register task definition in ECS: Unexpected key 'enableFaultInjection' found "
                    + "in params");
        }
        RegisterTaskDefinitionRequest request;
        try {
            ObjectNode accepted = ((ObjectNode) definition).deepCopy().remove(READ_ONLY);
            request = JSON.treeToValue(accepted, RegisterTaskDefinitionRequest.serializableBuilderClass()).build();
        } catch (JsonProcessingException | ClassCastException e) {
            return Optional.of("Failed to register task definition in ECS: SerializationException");
        }
        Optional<String> denial = registrationDenial(request);
        if (denial.isPresent()) {
            return denial.map(words -> "Failed to register task definition in ECS: " + words);
        }
        if (!session.isInRegionOf(account)) {
            return Optional.of("Cluster not found.");
        }
        try {
            account.ecs().registerTaskDefinition(request);
            return Optional.empty();
        } catch (EcsException e) {
            return Optional.of("Failed to register task definition in ECS: " + e.awsErrorDetails().errorMessage());
        }
    }

    private Optional<String> registrationDenial(RegisterTaskDefinitionRequest request) {
        String family = account.arn("ecs", "task-definition/" + request.family() + ":*");
        return session.denial("ecs:RegisterTaskDefinition", family)
                .or(() -> request.tags().isEmpty() ? Optional.empty() : session.denial("ecs:TagResource", family,
                        Map.of("ecs:CreateAction", "RegisterTaskDefinition")))
                .or(() -> passing(request.executionRoleArn()))
                .or(() -> passing(request.taskRoleArn()));
    }

    private Optional<String> passing(String role) {
        if (role == null || role.isEmpty()) {
            return Optional.empty();
        }
        String arn = role.startsWith("arn:") ? role : account.iamArn("role/" + role);
        return session.denial("iam:PassRole", arn, Map.of("iam:PassedToService", "ecs-tasks.amazonaws.com"));
    }

    Optional<String> update(String family) {
        String arn = account.arn("ecs", "service/" + cluster + "/" + service);
        Optional<String> denial = session.denial("ecs:DescribeServices", arn);
        if (denial.isPresent()) {
            return denial;
        }
        try {
            Optional<Service> found = found();
            if (found.isEmpty()) {
                return Optional.of(arn + " is MISSING");
            }
            if (!found.get().status().equals("ACTIVE")) {
                return Optional.of("Service is " + found.get().status());
            }
            Optional<String> updateDenial = session.denial("ecs:UpdateService", arn);
            if (updateDenial.isPresent()) {
                return updateDenial;
            }
            id = account.ecs().updateService(update -> update.cluster(cluster).service(service).taskDefinition(family))
                    .service().deployments().stream().filter(it -> it.status().equals("PRIMARY"))
                    .map(Deployment::id).findFirst().orElse("");
            return Optional.empty();
        } catch (EcsException e) {
            return Optional.of(e.awsErrorDetails().errorMessage());
        }
    }

    void waitUntil(Instant giveUp) {
        this.giveUp = giveUp;
    }

    /** Empty while it goes on; else what went wrong, or an empty text when the service is stable with our deployment. */
    Optional<String> outcome(Instant now) {
        Optional<Service> found = found();
        boolean isStable = found.isPresent() && found.get().deployments().size() == 1
                && found.get().runningCount().equals(found.get().desiredCount());
        if (isStable) {
            boolean isOurs = found.get().deployments().getFirst().id().equals(id);
            // release 1 looks no further: a rollback is stable too
            return Optional.of(isOurs || isVersion1 ? "" : "Deployment " + id + " not found after stabilization. The "
                    + "deployment was likely rolled back by the deployment circuit breaker.");
        }
        return now.isBefore(giveUp) ? Optional.empty() : Optional.of(isVersion1
                ? "Resource is not in the state servicesStable"
                : "{\"state\":\"TIMEOUT\",\"reason\":\"Waiter has timed out\"}");
    }

    /** How long the action waits when it is not told: half an hour; never more than six hours. */
    static Duration patience(String minutes) {
        long asked = minutes.matches("\\d{1,4}") ? Long.parseLong(minutes) : 30;
        return Duration.ofMinutes(Math.min(asked, 360));
    }

    private Optional<Service> found() {
        return account.ecs().describeServices(request -> request.cluster(cluster).services(service)).services().stream()
                .findFirst();
    }
}
