package dev.slipway.taskdef;

import static dev.slipway.taskdef.Rule.error;
import static dev.slipway.taskdef.Rule.errors;
import static dev.slipway.taskdef.Rule.warning;
import static dev.slipway.taskdef.Where.CONTAINER;
import static dev.slipway.taskdef.Where.ENVIRONMENT;
import static dev.slipway.taskdef.Where.LOGS;
import static dev.slipway.taskdef.Where.LOG_SECRET;
import static dev.slipway.taskdef.Where.SECRET;

import dev.slipway.taskdef.Finding.Severity;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** E: environment variables and secrets. Values that may be secret are never among the facts. */
final class EnvironmentRules {

    private static final Pattern SECRET_ARN = Pattern.compile(
            "arn:aws(-[a-z]+){0,2}:secretsmanager:[a-z0-9-]+:\\d{12}:secret:[A-Za-z0-9/_+=.@!-]+(:[^:]*:[^:]*:[^:]*)?");
    private static final Pattern PARAMETER = Pattern.compile(
            "(arn:aws(-[a-z]+){0,2}:ssm:[a-z0-9-]+:\\d{12}:parameter/[A-Za-z0-9_./-]+|[A-Za-z0-9_./-]+)");
    /** As shells have it; frameworks with settings like {@code spring.jpa.ddl-auto} read names with dots themselves. */
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_]\\w*|[A-Za-z_][\\w-]*(\\.[\\w-]+)+");

    private EnvironmentRules() {}

    static List<Rule> all() {
        return List.of(
                errors("E01", CONTAINER, it -> twice(it, "secrets")),
                errors("E02", CONTAINER, EnvironmentRules::inBoth),
                error("E03", CONTAINER, it -> it.isFilled("secrets") && !it.task().hasExecutionRole(), it -> it.at("secrets")),
                source(SECRET),
                source(LOG_SECRET),
                new Rule("E05", Severity.WARNING, CONTAINER, it -> twice(it, "environment")),
                warning("E06", ENVIRONMENT, it -> !it.isFilled("name"), it -> it.at("name")),
                warning("E07", ENVIRONMENT, it -> it.isFilled("name") && !VARIABLE.matcher(it.text("name")).matches(),
                        it -> it.at("name")),
                warning("E08", ENVIRONMENT, it -> SecretLooks.has(it.text("name"), it.text("value")), it -> it.at("name")),
                error("E09", LOGS, it -> it.isFilled("secretOptions") && !it.task().hasExecutionRole(),
                        it -> it.at("secretOptions")));
    }

    private static Rule source(Where where) {
        return error("E04", where, it -> it.has("valueFrom") && !Placeholders.isIn(it.text("valueFrom"))
                && !isSource(it.text("valueFrom")), it -> it.at("valueFrom"));
    }

    private static Stream<Fault> twice(Spot container, String list) {
        Set<String> seen = new HashSet<>();
        return container.each(list).filter(it -> it.isFilled("name") && !seen.add(it.text("name"))).map(it -> it.at("name"));
    }

    private static Stream<Fault> inBoth(Spot container) {
        Set<String> variables = container.each("environment").map(it -> it.text("name")).collect(Collectors.toSet());
        return container.each("secrets").filter(it -> it.isFilled("name") && variables.contains(it.text("name")))
                .map(it -> it.at("name"));
    }

    private static boolean isSource(String valueFrom) {
        return SECRET_ARN.matcher(valueFrom).matches() || PARAMETER.matcher(valueFrom).matches();
    }
}
