package dev.slipway.workflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The images of one job, by their names with all variables put in; what is only known while it runs stays as GitHub
 * calls it ({@code <github.sha>}), and a name with an unknown part is none.
 */
final class ImageNames {

    private static final String NAME = "((?:\"[^\"\\n]*\"|'[^'\\n]*'|\\$\\{\\{[^}\\n]*}}|[^\\s\"';&|]){1,200})";
    private static final Pattern TAGGED = Pattern.compile("(?:^|\\s)(?:-t|--tag)(?:\\s+|=)" + NAME);
    private static final Pattern TAG = Pattern.compile("\\bdocker\\s+(?:image\\s+)?tag\\s+" + NAME + "\\s+" + NAME);
    private static final Pattern PUSHED = Pattern.compile("\\bdocker\\s+(?:image\\s+)?push\\s+(?!-)" + NAME);
    private static final Pattern ASSIGNED =
            Pattern.compile("(?m)^[ \\t]*(?:export\\s+)?([A-Za-z_]\\w*)=" + NAME + "\\s*$");
    private static final Pattern VARIABLE = Pattern.compile(
            "\\$\\{\\{\\s*([\\w.-]+)\\s*}}|\\$\\{([A-Za-z_]\\w*)}|\\$([A-Za-z_]\\w*)");
    private static final Pattern KNOWN = Pattern.compile("github\\.[\\w.]+|vars\\.\\w+|secrets\\.\\w+|inputs\\.[\\w-]+"
            + "|steps\\.[\\w-]+\\.outputs\\.registry");
    private static final int DEEPEST = 6;
    /** A script made to be slow names more. */
    private static final int MOST = 100;

    private final Inspection inspection;
    private final Workflow workflow;
    private final Workflow.Job job;
    /** What each step's script knows, once asked for. */
    private final Map<Workflow.Step, Map<String, String>> variables = new HashMap<>();

    ImageNames(Inspection inspection, Workflow.Job job) {
        this.inspection = inspection;
        this.workflow = inspection.workflow();
        this.job = job;
    }

    /** An image's name, and where it is written. */
    record Image(Optional<String> name, Word written) {}

    List<Image> pushed() {
        return found(PUSHED, 1);
    }

    /** The names that images are given; empty names for those not known. */
    List<Image> tagged() {
        List<Image> tagged = new ArrayList<>(found(TAGGED, 1));
        tagged.addAll(found(TAG, 2));
        return tagged;
    }

    private List<Image> found(Pattern pattern, int group) {
        List<Image> images = new ArrayList<>();
        for (Workflow.Step step : job.scripts()) {
            String script = step.run().text();
            if (!script.contains("docker")) {
                continue;
            }
            pattern.matcher(script).results().limit(MOST).forEach(match -> images.add(new Image(
                    resolved(match.group(group), step), new Word(match.group(group),
                    step.run().place(match.start(group))))));
        }
        return images;
    }

    /** The value with variables put in; empty when a part is not known. */
    Optional<String> resolved(String text, Workflow.Step step) {
        return resolved(text.replace("\"", ""), variables(step), 0);
    }

    private Optional<String> resolved(String text, Map<String, String> variables, int depth) {
        if (depth > DEEPEST || text.contains("$(") || text.contains("`") || text.length() > 1_000) {
            return Optional.empty();
        }
        StringBuilder resolved = new StringBuilder();
        Matcher matcher = VARIABLE.matcher(text);
        int from = 0;
        while (matcher.find()) {
            Optional<String> value = matcher.group(1) == null
                    ? variable(matcher.group(2) == null ? matcher.group(3) : matcher.group(2), variables, depth)
                    : context(matcher.group(1), variables, depth);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            resolved.append(text, from, matcher.start()).append(value.get());
            from = matcher.end();
        }
        String whole = resolved.append(text.substring(from)).toString();
        return whole.contains("$") ? Optional.empty() : Optional.of(whole);
    }

    private Optional<String> variable(String name, Map<String, String> variables, int depth) {
        if (name.startsWith("GITHUB_")) {
            return Optional.of("<github." + name.substring(7).toLowerCase(java.util.Locale.ROOT) + ">");
        }
        return Optional.ofNullable(variables.get(name)).flatMap(value -> resolved(value, variables, depth + 1));
    }

    private Optional<String> context(String path, Map<String, String> variables, int depth) {
        if (path.startsWith("env.")) {
            return variable(path.substring(4), variables, depth);
        }
        if (path.matches("steps\\.[\\w-]+\\.outputs\\.registry")) {
            return Optional.of("<registry>");
        }
        return KNOWN.matcher(path).matches() ? Optional.of("<" + path + ">") : Optional.empty();
    }

    private Map<String, String> variables(Workflow.Step step) {
        return variables.computeIfAbsent(step, this::readVariables);
    }

    private Map<String, String> readVariables(Workflow.Step step) {
        Map<String, String> variables = new HashMap<>(job.declared());
        step.value().get("env").entries().forEach((name, value) -> variables.put(name, value.text()));
        Set<String> twice = new LinkedHashSet<>();
        Matcher assigned = ASSIGNED.matcher(step.run().text());
        while (assigned.find()) {
            String value = assigned.group(2).replace("\"", "");
            String before = variables.put(assigned.group(1), value);
            boolean isItself = value.contains("$" + assigned.group(1)) || value.contains("${" + assigned.group(1));
            if (before != null && !before.equals(value) || isItself) {
                twice.add(assigned.group(1));
            }
        }
        // what is set in several ways is not known
        twice.forEach(variables::remove);
        laterOnes(variables);
        return variables;
    }

    /** What scripts hand to later steps by name is not followed. */
    private void laterOnes(Map<String, String> variables) {
        Variables known = inspection.variables(job);
        job.scripts().stream().filter(step -> step.run().text().contains("GITHUB_ENV")).findAny()
                .ifPresent(_ -> known.set().forEach(name -> {
                    if (known.declared().containsKey(name)) {
                        variables.remove(name);
                    }
                }));
    }

    /**
     * The image that an expression brings, followed through outputs of steps and jobs to where it is written.
     *
     * @param text  the expression as it stands
     * @param depth how many hands it went through
     */
    Optional<Image> image(YamlValue value, Workflow.Step step, int depth) {
        Matcher output = Pattern.compile("\\s*\\$\\{\\{\\s*(steps|needs)\\.([\\w-]+)\\.outputs\\.([\\w-]+)\\s*}}\\s*")
                .matcher(value.text());
        if (!output.matches()) {
            return Optional.of(new Image(resolved(value.text(), step), value.word()));
        }
        if (depth > DEEPEST) {
            return Optional.empty();
        }
        if (output.group(1).equals("needs")) {
            return workflow.job(output.group(2)).flatMap(other -> {
                YamlValue handed = other.value().get("outputs").get(output.group(3));
                return handed.isThere() && !other.steps().isEmpty()
                        ? new ImageNames(inspection, other).image(handed, other.steps().getLast(), depth + 1)
                        : Optional.empty();
            });
        }
        return job.scripts().stream().filter(it -> it.id().equals(output.group(2))).findFirst()
                .flatMap(it -> written(it, output.group(3)));
    }

    private Optional<Image> written(Workflow.Step step, String name) {
        Matcher line = Pattern.compile("echo\\s+([\"']?)" + Pattern.quote(name)
                + "=([^\\n\"'>]+?)\\1\\s*>>[^\\n]*GITHUB_OUTPUT")
                .matcher(step.run().text());
        return line.find() ? Optional.of(new Image(resolved(line.group(2), step),
                new Word(line.group(2), step.run().place(line.start(2))))) : Optional.empty();
    }
}
