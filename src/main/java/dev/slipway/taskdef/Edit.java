package dev.slipway.taskdef;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.pipeline.Platform;
import dev.slipway.pipeline.TaskSize;
import java.util.function.Consumer;

/**
 * Changes to a task definition. Each returns a new one in which only what is named has changed, with the order of
 * everything else as it was; what is not there to be changed changes nothing. {@link FieldEdit} changes by pointer.
 */
public final class Edit {

    private Edit() {}

    public static TaskDefinition family(TaskDefinition definition, String family) {
        return changed(definition, root -> root.put("family", family));
    }

    /** @param role an ARN, or a bare role name */
    public static TaskDefinition executionRole(TaskDefinition definition, String role) {
        return changed(definition, root -> root.put("executionRoleArn", role));
    }

    public static TaskDefinition image(TaskDefinition definition, String container, String image) {
        return changed(definition, root -> containers(root, container, found -> found.put("image", image)));
    }

    /** CPU, memory and processor architecture of the whole task; the operating system is Linux unless one is named. */
    public static TaskDefinition size(TaskDefinition definition, TaskSize size) {
        return platform(changed(definition, root -> {
            root.put("cpu", String.valueOf(size.cpu()));
            root.put("memory", String.valueOf(size.memory()));
        }), size.platform());
    }

    /** The processor architecture of the whole task; the operating system is Linux unless one is named. */
    public static TaskDefinition platform(TaskDefinition definition, Platform architecture) {
        return changed(definition, root -> {
            ObjectNode platform = objectIn(root, "runtimePlatform");
            platform.put("cpuArchitecture", architecture.name());
            if (!platform.has("operatingSystemFamily")) {
                platform.put("operatingSystemFamily", "LINUX");
            }
        });
    }

    /**
     * Renames a container and everything that names it: port mappings ({@code dummy-80-tcp}), dependsOn, volumesFrom,
     * links and the proxy.
     */
    public static TaskDefinition renameContainer(TaskDefinition definition, String from, String to) {
        return changed(definition, root -> new ContainerRename(from, to).in(root));
    }

    /**
     * Moves a container's first port mapping to this container port: the host port and the mapping's name follow when
     * they had the old number. A container without one gets one for TCP.
     */
    public static TaskDefinition containerPort(TaskDefinition definition, String container, int port) {
        return changed(definition, root -> containers(root, container, found -> {
            JsonNode mappings = found.path("portMappings");
            if (mappings.path(0) instanceof ObjectNode first) {
                movePort(first, IntNode.valueOf(port));
            } else if (mappings.isEmpty()) {
                found.putArray("portMappings").addObject().put("name", container + "-" + port + "-tcp").put("containerPort", port)
                        .put("hostPort", port).put("protocol", "tcp");
            }
        }));
    }

    /**
     * Moves one port mapping to this container port, as {@link #containerPort} does.
     *
     * @param mapping its JSON pointer
     */
    public static TaskDefinition mappedPort(TaskDefinition definition, String mapping, int port) {
        return changed(definition, root -> {
            if (root.at(mapping) instanceof ObjectNode found) {
                movePort(found, IntNode.valueOf(port));
            }
        });
    }

    private static void movePort(ObjectNode mapping, IntNode port) {
        int old = mapping.path("containerPort").asInt();
        mapping.set("containerPort", port);
        if (mapping.path("hostPort").asInt() == old && mapping.has("hostPort")) {
            mapping.set("hostPort", port);
        }
        String name = mapping.path("name").asText("");
        if (name.matches(".*-" + old + "-(tcp|udp)")) {
            mapping.put("name", name.replaceFirst("-" + old + "-(tcp|udp)$", "-" + port + "-$1"));
        }
    }

    /**
     * Sends a container's log to this group. A container that has no log configuration gets the one that the console
     * gives: created when missing, and a buffer rather than a blocked container when CloudWatch is slow.
     */
    public static TaskDefinition logs(TaskDefinition definition, String container, String group, String region) {
        return changed(definition, root -> containers(root, container, found -> {
            boolean isNew = !found.path("logConfiguration").isObject();
            ObjectNode logs = objectIn(found, "logConfiguration");
            if (isNew) {
                logs.put("logDriver", "awslogs");
            }
            ObjectNode options = objectIn(logs, "options");
            options.put("awslogs-group", group);
            if (isNew) {
                options.put("mode", "non-blocking").put("awslogs-create-group", "true").put("max-buffer-size", "25m");
            }
            options.put("awslogs-region", region);
            if (isNew) {
                options.put("awslogs-stream-prefix", "ecs");
            }
        }));
    }

    /** Adds a container with a name of its own, of which the task does not depend, and whose image is still to be named. */
    public static TaskDefinition addContainer(TaskDefinition definition) {
        return changed(definition, root -> {
            ArrayNode all = arrayIn(root, "containerDefinitions");
            int number = all.size() + 1;
            while (definition.container("container-" + number).isPresent()) {
                number++;
            }
            all.addObject().put("name", "container-" + number).put("image", "").put("essential", all.size() == 1);
        });
    }

    /** Adds a tag, or gives the tag of that key this value. */
    public static TaskDefinition tag(TaskDefinition definition, String key, String value) {
        return changed(definition, root -> {
            ArrayNode tags = arrayIn(root, "tags");
            for (JsonNode tag : tags) {
                if (tag instanceof ObjectNode object && object.path("key").asText("").equals(key)) {
                    object.put("value", value);
                    return;
                }
            }
            tags.addObject().put("key", key).put("value", value);
        });
    }

    static TaskDefinition changed(TaskDefinition definition, Consumer<ObjectNode> change) {
        ObjectNode copy = definition.document();
        change.accept(copy);
        return definition.with(copy);
    }

    private static ObjectNode objectIn(ObjectNode parent, String name) {
        return parent.get(name) instanceof ObjectNode object ? object : parent.putObject(name);
    }

    /** The list of that name, which is made where there is none. */
    static ArrayNode arrayIn(ObjectNode parent, String name) {
        return parent.get(name) instanceof ArrayNode array ? array : parent.putArray(name);
    }

    private static void containers(ObjectNode root, String name, Consumer<ObjectNode> change) {
        for (JsonNode container : root.path("containerDefinitions")) {
            if (container instanceof ObjectNode object && object.path("name").asText("").equals(name)) {
                change.accept(object);
            }
        }
    }
}
