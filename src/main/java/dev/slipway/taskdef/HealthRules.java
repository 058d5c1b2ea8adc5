package dev.slipway.taskdef;

import static dev.slipway.taskdef.Rule.error;
import static dev.slipway.taskdef.Rule.warning;
import static dev.slipway.taskdef.Where.HEALTH_CHECK;

import java.util.List;

/** H: health checks. */
final class HealthRules {

    private HealthRules() {}

    static List<Rule> all() {
        return List.of(
                error("H01", HEALTH_CHECK, it -> !it.isFilled("command"), it -> it.at("command")),
                warning("H02", HEALTH_CHECK, it -> !it.texts("command").isEmpty() && !isProbe(it.texts("command").getFirst()),
                        it -> it.at("command")),
                range("H03", "interval", 5, 300),
                range("H04", "timeout", 2, 60),
                range("H05", "retries", 1, 10),
                range("H06", "startPeriod", 0, 300),
                warning("H07", HEALTH_CHECK, it -> it.texts("command").size() > 2
                        && it.texts("command").getFirst().equals("CMD-SHELL"), it -> it.at("command")));
    }

    private static Rule range(String id, String member, int least, int most) {
        return error(id, HEALTH_CHECK, it -> it.isOutside(member, least, most), it -> it.at(member));
    }

    private static boolean isProbe(String first) {
        return List.of("CMD", "CMD-SHELL", "NONE").contains(first);
    }
}
