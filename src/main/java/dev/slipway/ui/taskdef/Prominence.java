package dev.slipway.ui.taskdef;

import dev.slipway.taskdef.Shape;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which fields people need most, and so see without asking, and in which order. */
final class Prominence {

    private static final Map<String, List<String>> COMMON = Map.of(
            "", List.of("family", "cpu", "memory", "runtimePlatform", "executionRoleArn", "taskRoleArn", "networkMode",
                    "requiresCompatibilities"),
            "runtimePlatform", List.of("cpuArchitecture", "operatingSystemFamily"),
            "containerDefinitions", List.of("name", "image", "essential", "portMappings", "environment", "secrets",
                    "dependsOn", "mountPoints", "logConfiguration"),
            "containerDefinitions.portMappings", List.of("containerPort", "hostPort", "protocol", "name"),
            "containerDefinitions.logConfiguration", List.of("logDriver", "options"),
            "volumes", List.of("name"));
    /** Common, but not before the user has something to put there. */
    private static final Set<String> LATER = Set.of("containerDefinitions.dependsOn", "containerDefinitions.mountPoints");
    private static final int SMALL = 6;

    private Prominence() {}

    /** The members of a structure, the most needed first. */
    static List<String> order(String path, Shape.Structure structure) {
        Set<String> order = new LinkedHashSet<>(COMMON.getOrDefault(path, List.of()));
        order.addAll(structure.members().keySet());
        return new ArrayList<>(order);
    }

    /** Whether the member is shown even while it is not set. */
    static boolean isShown(String path, String member, Shape.Structure structure) {
        List<String> common = COMMON.get(path);
        if (common == null) {
            return structure.members().size() <= SMALL && !path.equals("volumes") || structure.required().contains(member);
        }
        return common.contains(member) && !LATER.contains(below(path, member));
    }

    /** Whether a table shows the column even while nothing stands in it. */
    static boolean isCommonColumn(String path, String column) {
        return COMMON.getOrDefault(path, List.of()).contains(column);
    }

    /** The path of a member. */
    static String below(String path, String member) {
        return path.isEmpty() ? member : path + "." + member;
    }
}
