package dev.slipway.taskdef;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The places of a task definition at which rules look; a star stands for every member of a list. */
enum Where {
    TASK,
    TAG("tags", "*"),
    PROXY("proxyConfiguration"),
    CONTAINER("containerDefinitions", "*"),
    PORT("containerDefinitions", "*", "portMappings", "*"),
    ENVIRONMENT("containerDefinitions", "*", "environment", "*"),
    ENVIRONMENT_FILE("containerDefinitions", "*", "environmentFiles", "*"),
    SECRET("containerDefinitions", "*", "secrets", "*"),
    DEPENDENCY("containerDefinitions", "*", "dependsOn", "*"),
    LOG_SECRET("containerDefinitions", "*", "logConfiguration", "secretOptions", "*"),
    HEALTH_CHECK("containerDefinitions", "*", "healthCheck"),
    LOGS("containerDefinitions", "*", "logConfiguration"),
    FIRELENS("containerDefinitions", "*", "firelensConfiguration"),
    LINUX("containerDefinitions", "*", "linuxParameters"),
    RESTART("containerDefinitions", "*", "restartPolicy"),
    RESOURCE("containerDefinitions", "*", "resourceRequirements", "*"),
    ULIMIT("containerDefinitions", "*", "ulimits", "*"),
    SYSTEM_CONTROL("containerDefinitions", "*", "systemControls", "*"),
    MOUNT("containerDefinitions", "*", "mountPoints", "*"),
    VOLUMES_FROM("containerDefinitions", "*", "volumesFrom", "*"),
    VOLUME("volumes", "*"),
    EFS("volumes", "*", "efsVolumeConfiguration");

    private final List<String> path;

    Where(String... path) {
        this.path = List.of(path);
    }

    /** All such places that the document has. */
    List<Spot> in(Task task) {
        List<Spot> spots = new ArrayList<>();
        collect(new Spot(task, "", task.root(), ""), 0, spots);
        return spots;
    }

    private void collect(Spot spot, int step, List<Spot> spots) {
        if (step == path.size()) {
            if (spot.node().isObject()) {
                spots.add(spot);
            }
        } else if (path.get(step).equals("*")) {
            for (int i = 0; i < spot.node().size() && spot.node().isArray(); i++) {
                JsonNode member = spot.node().get(i);
                collect(new Spot(spot.task(), JsonPointers.below(spot.pointer(), i), member, spot.nameWithin(member, i)),
                        step + 1, spots);
            }
        } else {
            JsonNode member = spot.node().path(path.get(step));
            collect(new Spot(spot.task(), JsonPointers.below(spot.pointer(), path.get(step)), member, spot.name()),
                    step + 1, spots);
        }
    }
}
