package dev.slipway.workflow;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The variables that a job's steps can know of.
 *
 * @param declared what the file declares, by name, with its key's place
 * @param set      what scripts set besides
 * @param isOpen   whether others may come from what cannot be seen here: a file, an action, another script
 */
record Variables(Map<String, Word> declared, Set<String> set, boolean isOpen) {

    private static final Pattern SET = Pattern.compile("\\b([A-Za-z_]\\w*+)(?:\\+?=|<<)|\\bprintf\\s+-v\\s+(\\w+)");
    private static final Pattern NAMED = Pattern.compile("\\b(?:read|for|export|local|declare|typeset|readonly|mapfile|"
            + "readarray|getopts|select|unset)\\s+([^\\n;|&<>(]*+)");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*+");
    private static final Pattern ELSEWHERE = Pattern.compile(
            "(?m)(?:^|[;&|(]|\\b(?:then|do|else))[ \\t]*+(?:source|\\.|eval)\\s|\\bset\\s+-a\\b");
    private static final Pattern LITERAL = Pattern.compile("\\b[A-Za-z_]\\w*+(?:=|<<)|^\\s*+}");
    private static final Pattern HARMLESS = Pattern.compile(
            "(?:actions|docker)/.*|aws-actions/(?:configure-aws-credentials|amazon-ec[rs]-.*)");

    static Variables of(Workflow workflow, Workflow.Job job) {
        Map<String, Word> declared = new LinkedHashMap<>();
        Set<String> set = new HashSet<>();
        boolean isOpen = declare(workflow.root().get("env"), declared) | declare(job.value().get("env"), declared)
                | job.value().get("container").isThere() | !isHosted(job);
        for (Workflow.Step step : job.steps()) {
            isOpen |= declare(step.value().get("env"), declared) | mayExport(step)
                    | read(step.run().text(), set);
        }
        return new Variables(declared, set, isOpen);
    }

    /** Whether the mapping is only known while it runs. */
    private static boolean declare(YamlValue env, Map<String, Word> declared) {
        env.entries().forEach((name, value) -> declared.putIfAbsent(name, value.key()));
        return env.isScalar() && !env.text().isEmpty();
    }

    private static boolean isHosted(Workflow.Job job) {
        return job.value().get("runs-on").text().startsWith("ubuntu-");
    }

    private static boolean mayExport(Workflow.Step step) {
        return !step.action().isEmpty() && !HARMLESS.matcher(step.action()).matches();
    }

    private static boolean read(String script, Set<String> set) {
        Matcher one = SET.matcher(script);
        while (one.find()) {
            set.add(one.group(1) == null ? one.group(2) : one.group(1));
        }
        Matcher many = NAMED.matcher(script);
        while (many.find()) {
            NAME.matcher(many.group(1)).results().forEach(name -> set.add(name.group()));
        }
        return ELSEWHERE.matcher(script).find() || script.lines()
                .anyMatch(line -> line.contains("GITHUB_ENV") && !LITERAL.matcher(line).find());
    }

    boolean knows(String name) {
        return declared.containsKey(name) || set.contains(name);
    }
}
