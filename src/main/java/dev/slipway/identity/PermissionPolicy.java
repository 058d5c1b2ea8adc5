package dev.slipway.identity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.cloud.Account;
import dev.slipway.pipeline.Pipeline;
import java.util.List;

/**
 * What the CI role may do: push to this repository, register this family, update this service, hand over this role.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerservice.html">
 *     Which ECS actions take which resources</a>
 */
public record PermissionPolicy(PolicyDocument document) {

    /** Whom the execution role is handed to. */
    static final String ECS_TASKS = "ecs-tasks.amazonaws.com";

    /**
     * One statement, for the screen.
     *
     * @param sid    its name in the policy
     * @param json   indented
     * @param whyKey the text that says why the role needs it
     */
    public record Statement(String sid, String json, String whyKey) {}

    public static PermissionPolicy of(Pipeline pipeline, Account account) {
        String repository = account.arn("ecr", "repository/" + pipeline.target().repository());
        String service = account.arn("ecs",
                "service/" + pipeline.target().cluster() + "/" + pipeline.target().service());
        String family = account.arn("ecs", "task-definition/" + pipeline.target().family() + ":*");
        ObjectNode pass = statement("PassExecutionRole", executionRole(pipeline, account), "iam:PassRole");
        pass.putObject("Condition").putObject("StringEquals").put("iam:PassedToService", ECS_TASKS);
        ObjectNode tag = statement("TagTaskDefinition", family, "ecs:TagResource");
        tag.putObject("Condition").putObject("StringEquals").put("ecs:CreateAction", "RegisterTaskDefinition");
        return new PermissionPolicy(PolicyDocument.made("permissions policy", List.of(
                statement("LogInToEcr", "*", "ecr:GetAuthorizationToken"),
                statement("PushImage", repository, "ecr:BatchCheckLayerAvailability", "ecr:InitiateLayerUpload",
                        "ecr:UploadLayerPart", "ecr:CompleteLayerUpload", "ecr:PutImage", "ecr:BatchGetImage",
                        "ecr:DescribeImages"),
                statement("RegisterTaskDefinition", family, "ecs:RegisterTaskDefinition"), tag,
                statement("DeployService", service, "ecs:UpdateService", "ecs:DescribeServices"), pass)));
    }

    public List<Statement> statements() {
        return document.statements().stream().map(statement -> new Statement(statement.sid(),
                PolicyJson.pretty(statement.json()), "identity.why." + statement.sid())).toList();
    }

    private static String executionRole(Pipeline pipeline, Account account) {
        String role = pipeline.target().executionRole();
        return role.startsWith("arn:") ? role : account.iamArn("role/" + role);
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
