package dev.slipway.taskdef;

import static dev.slipway.taskdef.Rule.error;
import static dev.slipway.taskdef.Rule.errors;
import static dev.slipway.taskdef.Rule.info;
import static dev.slipway.taskdef.Rule.warning;
import static dev.slipway.taskdef.Where.CONTAINER;
import static dev.slipway.taskdef.Where.FIRELENS;
import static dev.slipway.taskdef.Where.LOGS;
import static dev.slipway.taskdef.Where.TASK;

import dev.slipway.pipeline.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** L: where the logs go. */
final class LogRules {

    private static final Set<String> AWSLOGS_OPTIONS = Set.of("awslogs-create-group", "awslogs-datetime-format",
            "awslogs-group", "awslogs-multiline-pattern", "awslogs-region", "awslogs-stream-prefix", "mode",
            "max-buffer-size");

    private LogRules() {}

    static List<Rule> all() {
        return List.of(
                errors("L01", LOGS, logs -> missing(logs, "awslogs", "awslogs-group", "awslogs-region")),
                errors("L02", LOGS, LogRules::notAllowed),
                error("L03", LOGS, logs -> isDriver(logs, "awsfirelens") && routers(logs.task()) == 0,
                        logs -> logs.at("logDriver")),
                error("L04", LOGS, logs -> isDriver(logs, "awslogs") && logs.in("options").has("awslogs-datetime-format")
                                && logs.in("options").has("awslogs-multiline-pattern"),
                        logs -> logs.in("options").at("awslogs-multiline-pattern").mendedByRemoving()),
                warning("L05", LOGS, logs -> logs.in("options").has("mode")
                                && !Placeholders.isIn(logs.in("options").text("mode"))
                                && !logs.in("options").text("mode").matches("blocking|non-blocking"),
                        logs -> logs.in("options").at("mode")),
                warning("L06", LOGS, logs -> isDriver(logs, "awslogs") && logs.in("options").has("max-buffer-size")
                                && !logs.in("options").text("max-buffer-size").matches("\\d{1,9}[bkmgBKMG]"),
                        logs -> logs.in("options").at("max-buffer-size")),
                warning("L07", CONTAINER, it -> it.task().isForFargate() && !it.has("logConfiguration")
                        && !it.has("firelensConfiguration"), it -> it.at("logConfiguration")),
                errors("L08", LOGS, logs -> missing(logs, "splunk", "splunk-token", "splunk-url")),
                // the document cannot tell whether the role may: only worth saying
                info("L09", LOGS, logs -> isDriver(logs, "awslogs") && logs.in("options").isTrue("awslogs-create-group"),
                        logs -> logs.in("options").at("awslogs-create-group")),
                warning("L10", TASK, task -> routers(task.task()) > 1, task -> task.at("containerDefinitions")),
                error("L11", FIRELENS, it -> it.in("options").text("config-file-type").equals("s3")
                                && !Placeholders.isIn(it.in("options").text("config-file-value"))
                                && !it.in("options").text("config-file-value").matches("arn:aws(-[a-z]+){0,2}:s3:::[^/]+/.+"),
                        it -> it.in("options").at("config-file-value")));
    }

    private static boolean isDriver(Spot logs, String driver) {
        return logs.text("logDriver").equals(driver);
    }

    private static long routers(Task task) {
        return task.containers().filter(container -> container.has("firelensConfiguration")).count();
    }

    /** An option may also come from a secret. */
    private static Stream<Fault> missing(Spot logs, String driver, String... options) {
        List<String> secret = logs.each("secretOptions").map(option -> option.node().path("name").asText("")).toList();
        return Stream.of(options).filter(_ -> isDriver(logs, driver))
                .filter(option -> !logs.in("options").isFilled(option) && !secret.contains(option))
                .map(option -> logs.in("options").at(option).saying(option));
    }

    private static Stream<Fault> notAllowed(Spot logs) {
        if (!isDriver(logs, "awslogs")) {
            return Stream.empty();
        }
        List<String> names = new ArrayList<>();
        logs.in("options").node().fieldNames().forEachRemaining(names::add);
        return names.stream().filter(name -> !AWSLOGS_OPTIONS.contains(name)).map(name -> logs.in("options").at(name)
                .saying(name, Spelling.nearest(name, AWSLOGS_OPTIONS).orElse("-")).mendedByRemoving());
    }
}
