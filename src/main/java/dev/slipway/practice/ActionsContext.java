package dev.slipway.practice;

import dev.slipway.github.GitHub.Conclusion;
import dev.slipway.pipeline.Expression;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What expressions of a practice job stand for.
 *
 * @see <a href="https://docs.github.com/en/actions/reference/workflows-and-actions/contexts">Contexts</a>
 */
final class ActionsContext {

    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{(.{0,2000}?)}}", Pattern.DOTALL);
    private static final Pattern STATUS = Pattern.compile("\\b(?:always|failure|success|cancelled)\\(");

    private final ActionsRun run;
    private final ActionsJob job;
    private final Map<String, Object> step;

    /** @param step the step's text, or empty for the job's own expressions */
    ActionsContext(ActionsRun run, ActionsJob job, Map<String, Object> step) {
        this.run = run;
        this.job = job;
        this.step = step;
    }

    /** The text with each <code>${{ }}</code> replaced; what is unknown is empty, as GitHub has it. */
    String filled(String text) {
        return EXPRESSION.matcher(text).replaceAll(match -> Matcher.quoteReplacement(
                Expression.value(match.group(1), this::value).orElse("")));
    }

    /** The step's input to its action. */
    String with(String input) {
        return filled(ActionsFile.text(ActionsFile.map(step.get("with")).get(input)));
    }

    /** Whether job or step is to run; without a status function they only do while nothing has failed. */
    boolean holds(Object condition) {
        String text = ActionsFile.text(condition);
        boolean isMet = Expression.truth(text, this::value) != Expression.Truth.NO;
        return isMet && (STATUS.matcher(text).find() || isGood());
    }

    /** All variables a step sees: workflow, job, what earlier steps left, step, and the runner's own. */
    Map<String, String> variables() {
        Map<String, String> variables = new LinkedHashMap<>();
        declare(run.file().root().get("env"), variables);
        declare(job.text().get("env"), variables);
        if (job.isRunning()) {
            variables.putAll(job.machine().variables());
        }
        declare(step.get("env"), variables);
        return variables;
    }

    private void declare(Object env, Map<String, String> variables) {
        ActionsFile.texts(env).forEach((name, text) -> variables.put(name, text.contains("${{") ? filled(text) : text));
    }

    private boolean isGood() {
        boolean needsAreGood = needed().values().stream().allMatch(it -> it.conclusion() == Conclusion.SUCCESS);
        return needsAreGood && !job.hasFailed();
    }

    private Map<String, ActionsJob> needed() {
        Map<String, ActionsJob> needed = new LinkedHashMap<>();
        job.needs().forEach(name -> run.job(name).ifPresent(found -> needed.put(name, found)));
        return needed;
    }

    private String value(String name) {
        String[] parts = name.split("\\.", -1);
        return switch (parts[0]) {
            case "github" -> parts.length == 2 ? run.facts().getOrDefault(parts[1], "") : "";
            case "env" -> parts.length == 2 ? environment(parts[1]) : "";
            case "secrets" -> parts.length == 2 ? run.secrets().getOrDefault(parts[1].toUpperCase(Locale.ROOT), "") : "";
            case "steps" -> parts.length > 2 ? stepValue(parts) : "";
            case "needs" -> parts.length > 2 ? needValue(parts) : "";
            case "runner" -> name.equals("runner.os") ? "Linux" : name.equals("runner.temp") ? "/tmp" : "";
            case "always()" -> "true";
            case "success()" -> String.valueOf(isGood());
            case "failure()" -> String.valueOf(!isGood());
            default -> "";
        };
    }

    /** A step's own variables may use those around them, but not each other. */
    private String environment(String name) {
        ActionsContext around = new ActionsContext(run, job, Map.of());
        String own = ActionsFile.texts(step.get("env")).get(name);
        return own == null || own.contains("${{") ? around.outer(name) : own;
    }

    private String outer(String name) {
        String left = job.isRunning() ? job.machine().variables().get(name) : null;
        String declared = ActionsFile.texts(job.text().get("env")).getOrDefault(name,
                ActionsFile.texts(run.file().root().get("env")).getOrDefault(name, ""));
        return left != null ? left : declared;
    }

    private String stepValue(String[] parts) {
        Optional<ActionsStep> found = job.steps().stream().filter(it -> it.id().equals(parts[1])).findFirst();
        return found.map(it -> switch (parts[2]) {
            case "outputs" -> parts.length > 3 ? it.outputs().getOrDefault(parts[3], "") : "";
            case "outcome", "conclusion" -> it.conclusion().name().toLowerCase(Locale.ROOT);
            default -> "";
        }).orElse("");
    }

    private String needValue(String[] parts) {
        ActionsJob found = needed().get(parts[1]);
        if (found == null) {
            return "";
        }
        return switch (parts[2]) {
            case "outputs" -> parts.length > 3 ? found.outputs().getOrDefault(parts[3], "") : "";
            case "result" -> found.conclusion().name().toLowerCase(Locale.ROOT);
            default -> "";
        };
    }
}
