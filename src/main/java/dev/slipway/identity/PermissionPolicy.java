package dev.slipway.identity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.cloud.Account;
import dev.slipway.pipeline.Pipeline;
import java.util.ArrayList;
import java.util.List;

/**
 * What the CI role may do: push to this repository, register this family, update this service, hand over the task's
 * roles; exactly what the {@link PipelineCall}s ask for. Registering was asked about {@code *} until ECS learnt to tell
 * families apart; old examples, the deploy action's own among them, still name {@code *}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerservice.html">
 *     Which ECS actions take which resources</a>
 */
public record PermissionPolicy(PolicyDocument document) {

    /** Whom the roles are handed to. */
    static final String ECS_TASKS = "ecs-tasks.amazonaws.com";

    /**
     * One statement, for the screen.
     *
     * @param sid    its name in the policy
     * @param json   indented
     * @param whyKey the text that says why the role needs it
     */
    public record Statement(String sid, String json, String whyKey) {}

    /** For what a pipeline's names say, while there is no task definition. */
    public static PermissionPolicy of(Pipeline pipeline, Account account) {
        return of(PipelineResources.of(pipeline, account));
    }

    public static PermissionPolicy of(PipelineResources resources) {
        List<ObjectNode> statements = new ArrayList<>();
        statements.add(statement("LogInToEcr", "*", "ecr:GetAuthorizationToken"));
        statements.add(statement("PushImage", resources.repository(), "ecr:BatchCheckLayerAvailability",
                "ecr:InitiateLayerUpload", "ecr:UploadLayerPart", "ecr:CompleteLayerUpload", "ecr:PutImage",
                "ecr:BatchGetImage", "ecr:DescribeImages"));
        statements.add(statement("RegisterTaskDefinition", resources.family(), "ecs:RegisterTaskDefinition"));
        if (resources.tags()) {
            statements.add(when(statement("TagTaskDefinition", resources.family(), "ecs:TagResource"),
                    "ecs:CreateAction", "RegisterTaskDefinition"));
        }
        statements.add(statement("DeployService", resources.service(), "ecs:UpdateService", "ecs:DescribeServices"));
        if (!resources.roles().isEmpty()) {
            statements.add(when(statement("PassTaskRoles", resources.roles(), "iam:PassRole"), "iam:PassedToService",
                    ECS_TASKS));
        }
        return new PermissionPolicy(PolicyDocument.made("permissions policy", statements));
    }

    public List<Statement> statements() {
        return document.statements().stream().map(statement -> new Statement(statement.sid(),
                PolicyJson.pretty(statement.json()), "identity.why." + statement.sid())).toList();
    }

    private static ObjectNode when(ObjectNode statement, String key, String value) {
        statement.putObject("Condition").putObject("StringEquals").put(key, value);
        return statement;
    }

    static ObjectNode statement(String sid, String resource, String... actions) {
        return statement(sid, List.of(resource), actions);
    }

    static ObjectNode statement(String sid, List<String> resources, String... actions) {
        ObjectNode statement = PolicyJson.object();
        statement.put("Sid", sid);
        statement.put("Effect", "Allow");
        PolicyJson.put(statement, "Action", List.of(actions));
        PolicyJson.put(statement, "Resource", resources);
        return statement;
    }
}
