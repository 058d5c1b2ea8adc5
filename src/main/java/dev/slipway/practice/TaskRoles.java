package dev.slipway.practice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.iam.model.Role;

/** The roles that a task definition names, by ARN or by bare name. */
record TaskRoles(PracticeAccount account) {

    private static final String ECS_TASKS = "ecs-tasks.amazonaws.com";

    /** Whether it is there and lets ECS's tasks assume it. */
    boolean canBeAssumed(String nameOrArn) {
        return find(nameOrArn).map(Role::assumeRolePolicyDocument).filter(TaskRoles::trustsEcsTasks).isPresent();
    }

    boolean allows(String nameOrArn, String action, String resource) {
        return find(nameOrArn).filter(role -> account.iam().allows(role.arn(), action, resource, Map.of())).isPresent();
    }

    private Optional<Role> find(String nameOrArn) {
        return nameOrArn.startsWith("arn:") ? account.iam().role(nameOrArn) : account.iam().roleNamed(nameOrArn);
    }

    private static boolean trustsEcsTasks(String trust) {
        try {
            List<JsonNode> statements = PolicyDocument.list(new ObjectMapper().readTree(trust).path("Statement"));
            return statements.stream().anyMatch(it -> it.path("Effect").asText().equals("Allow")
                    && PolicyDocument.list(it.path("Principal").path("Service")).stream()
                            .anyMatch(service -> service.asText().equals(ECS_TASKS))
                    && Wildcards.anyMatches(PolicyDocument.list(it.path("Action")).stream().map(JsonNode::asText)
                            .toList(), "sts:AssumeRole", true));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a policy without valid JSON was kept", e);
        }
    }
}
