package dev.slipway.taskdef;

import static dev.slipway.taskdef.Rule.error;
import static dev.slipway.taskdef.Rule.errors;
import static dev.slipway.taskdef.Rule.info;
import static dev.slipway.taskdef.Rule.warning;
import static dev.slipway.taskdef.Where.CONTAINER;
import static dev.slipway.taskdef.Where.ENVIRONMENT;
import static dev.slipway.taskdef.Where.LOGS;
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
            "arn:aws(-cn|-us-gov)?:secretsmanager:[a-z0-9-]+:\\d{12}:secret:[^:]+(:[^:]*:[^:]*:[^:]*)?");
    private static final Pattern PARAMETER = Pattern.compile(
            "(arn:aws(-cn|-us-gov)?:ssm:[a-z0-9-]+:\\d{12}:parameter/[A-Za-z0-9_./-]+|[A-Za-z0-9_./-]+)");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][\\w.-]*");
    private static final Pattern SECRET_NAME = Pattern.compile(
            "(?i)(?=[pstac])(?:password|passwd|secret|token|api_?key|private_?key|access_?key|credential)");
    /** What only points at the secret. */
    private static final Pattern HARMLESS_NAME = Pattern.compile("(?i)_(?:id|arn|name|file|path|url|ttl|expiry)$");

    private EnvironmentRules() {}

    static List<Rule> all() {
        return List.of(
                errors("E01", CONTAINER, it -> twice(it, "secrets")),
                errors("E02", CONTAINER, EnvironmentRules::inBoth),
                error("E03", CONTAINER, it -> it.isFilled("secrets") && !it.task().hasExecutionRole(), it -> it.at("secrets")),
                error("E04", SECRET, it -> it.has("valueFrom") && !isSource(it.text("valueFrom")), it -> it.at("valueFrom")),
                new Rule("E05", Severity.WARNING, CONTAINER, it -> twice(it, "environment")),
                info("E06", ENVIRONMENT, it -> !it.isFilled("name"), it -> it.at("name")),
                warning("E07", ENVIRONMENT, it -> it.isFilled("name") && !NAME.matcher(it.text("name")).matches(),
                        it -> it.at("name")),
                warning("E08", ENVIRONMENT, EnvironmentRules::looksSecret, it -> it.at("name")),
                error("E09", LOGS, it -> it.isFilled("secretOptions") && !it.task().hasExecutionRole(),
                        it -> it.at("secretOptions")));
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

    private static boolean looksSecret(Spot variable) {
        String name = variable.text("name");
        return variable.isFilled("value") && name.length() < 256 && SECRET_NAME.matcher(name).find()
                && !HARMLESS_NAME.matcher(name).find();
    }
}
