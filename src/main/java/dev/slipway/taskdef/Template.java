package dev.slipway.taskdef;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.pipeline.App;
import dev.slipway.pipeline.Target;
import dev.slipway.pipeline.TaskSize;

/**
 * A clean first task definition for Fargate.
 *
 * @param image            what the container runs until the workflow renders another in
 * @param executionRoleArn the role's full ARN
 */
public record Template(Target target, App app, TaskSize size, String image, String executionRoleArn) {

    /** With its log in the target's log group of this region. */
    public TaskDefinition in(String region) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ObjectNode container = root.putArray("containerDefinitions").addObject();
        container.put("name", app.container()).put("image", image).put("cpu", 0);
        container.putArray("portMappings").addObject()
                .put("name", app.container() + "-" + app.port() + "-tcp").put("containerPort", app.port())
                .put("hostPort", app.port()).put("protocol", "tcp").put("appProtocol", "http");
        container.put("essential", true);
        root.put("family", target.family());
        root.put("executionRoleArn", executionRoleArn);
        root.put("networkMode", "awsvpc");
        root.putArray("requiresCompatibilities").add("FARGATE");
        TaskDefinition bare = new TaskDefinition(root);
        return Edit.logs(Edit.size(bare, size), app.container(), target.logGroup(), region);
    }
}
