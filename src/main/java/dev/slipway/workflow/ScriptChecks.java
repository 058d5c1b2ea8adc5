package dev.slipway.workflow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the shell does with a script that its writer did not mean. */
final class ScriptChecks {

    private static final Pattern SET_OUTPUT = Pattern.compile("::(set-output|save-state)\\s+name=");
    private static final Pattern SET_ENV = Pattern.compile("::(?:set-env\\s+name=|add-path::)");
    private static final Pattern SIMPLE_OUTPUT = Pattern.compile(
            "echo\\s+([\"']?)::(set-output|save-state)\\s+name=([\\w-]+)::([^\"'\\n;&|]*+)\\1[ \\t]*$",
            Pattern.MULTILINE);
    private static final Pattern NO_DOLLAR =
            Pattern.compile(">>?\\s*([\"']?)(GITHUB_(?:OUTPUT|ENV|PATH|STEP_SUMMARY))\\b");
    private static final Pattern QUOTED = Pattern.compile(
            "echo\\s+'([^'\\n]*\\$\\{?[A-Za-z_][^'\\n]*)'\\s*>>\\s*\"?\\$\\{?GITHUB_(?:OUTPUT|ENV)");
    private static final Pattern SHELL_VARIABLE = Pattern.compile("\\$(?:\\{([A-Za-z_]\\w*)}|([A-Za-z_]\\w*))");
    private static final Pattern COMMAND = Pattern.compile(
            "\\s*(?:docker|aws|echo|export|git|npm|mvn|cd|mkdir|curl|python3?|pip)\\s+\\S.*");
    private static final Pattern CONTINUED = Pattern.compile(".*(?:&&|\\|\\|?|;|\\\\|\\b(?:then|do|else))\\s*");
    /** What anybody on the internet can write. */
    private static final Pattern FOREIGN = Pattern.compile("github\\.(?:head_ref|event\\."
            + "(?:(?:issue|pull_request|discussion|comment|review|review_comment)\\.(?:title|body)"
            + "|pull_request\\.head\\.(?:ref|label|repo\\.default_branch)"
            + "|head_commit\\.(?:message|author\\.(?:name|email))"
            + "|commits\\.message|pages\\.page_name|workflow_run\\.(?:head_branch|display_title"
            + "|head_commit\\.message)))");

    private final Inspection inspection;
    private final Workflow workflow;
    private final List<Usage> usages;
    private final Findings findings;

    ScriptChecks(Inspection inspection) {
        this.inspection = inspection;
        this.workflow = inspection.workflow();
        this.usages = inspection.usages();
        this.findings = inspection.findings();
    }

    void run() {
        for (Workflow.Job job : workflow.jobs()) {
            for (Workflow.Step step : job.steps()) {
                each(step.run(), SET_OUTPUT, match -> findings.add(Rule.SET_OUTPUT,
                        step.run().place(match.start()), setOutput(step.run(), match.start()), match.group(1)));
                each(step.run(), SET_ENV, match -> findings.add(Rule.SET_ENV, step.run().place(match.start())));
            }
            job.scripts().forEach(step -> posix(step.run()));
            expanded(job);
        }
        usages.stream().filter(usage -> usage.step().isPresent()).forEach(this::injected);
    }

    private static void each(YamlValue value, Pattern pattern, Consumer<Matcher> match) {
        Matcher matcher = pattern.matcher(value.text());
        while (matcher.find()) {
            match.accept(matcher);
        }
    }

    private void posix(YamlValue run) {
        each(run, NO_DOLLAR, match -> {
            boolean isSingle = match.group(1).equals("'");
            int at = run.place(match.start(2));
            findings.add(Rule.OUTPUT_FILE, at, isSingle ? Optional.empty() : Optional.of(Mend.inserting(at, "$")),
                    match.group(2));
        });
        each(run, QUOTED, match -> findings.add(Rule.SINGLE_QUOTES, run.place(match.start(1) - 1),
                match.group(1).contains("\"") || !run.isBlock() && !run.isPlain() ? Optional.empty()
                        : Optional.of(new Mend(List.of(quote(run, match.start(1) - 1), quote(run, match.end(1))))),
                match.group(1)));
        if (run.isFolded()) {
            folded(run);
        }
    }

    private static Splice quote(YamlValue run, int index) {
        return new Splice(run.place(index), run.place(index) + 1, "\"");
    }

    private Optional<Mend> setOutput(YamlValue run, int start) {
        Matcher simple = SIMPLE_OUTPUT.matcher(run.text());
        while (simple.find()) {
            boolean isIt = simple.start() <= start && start < simple.end();
            if (isIt && run.isBlock()) {
                String file = simple.group(2).equals("set-output") ? "GITHUB_OUTPUT" : "GITHUB_STATE";
                String quote = simple.group(1).isEmpty() ? "\"" : simple.group(1);
                return Optional.of(Mend.replacing(run.place(simple.start()), run.place(simple.end() - 1) + 1,
                        "echo " + quote + simple.group(3) + "=" + simple.group(4).stripTrailing() + quote
                                + " >> \"$" + file + "\""));
            }
        }
        return Optional.empty();
    }

    /** In the file these are lines; what the shell gets is one. */
    private void folded(YamlValue run) {
        String[] lines = findings.source().text().substring(run.content(), run.end()).split("\\R", -1);
        int offset = run.content();
        String before = null;
        for (String line : lines) {
            boolean isSecond = before != null && COMMAND.matcher(before).matches()
                    && !CONTINUED.matcher(before).matches()
                    && COMMAND.matcher(line).matches() && indentation(line) == indentation(before);
            if (isSecond) {
                int arrow = run.content();
                findings.add(Rule.FOLDED_SCRIPT, arrow, Optional.of(Mend.replacing(arrow, arrow + 1, "|")),
                        line.strip());
                return;
            }
            before = offset == run.content() ? null : line;
            offset += line.length() + 1;
        }
    }

    private static int indentation(String line) {
        return line.length() - line.stripLeading().length();
    }

    /** No shell reads what an action is given, nor the variables' own declarations. */
    private void expanded(Workflow.Job job) {
        Variables variables = inspection.variables(job);
        for (Workflow.Step step : job.steps()) {
            if (Set.of("aws-actions", "docker").contains(step.action().split("/", 2)[0])
                    || step.action().endsWith("load-artifact")) {
                step.value().get("with").scalars(value -> expanded(value, variables));
            }
            step.value().get("env").scalars(value -> expanded(value, variables));
        }
        job.value().get("env").scalars(value -> expanded(value, variables));
    }

    private void expanded(YamlValue value, Variables variables) {
        if (value.isBlock()) {
            return;
        }
        List<MatchResult> found = SHELL_VARIABLE.matcher(value.text()).results()
                .filter(match -> variables.declared().containsKey(name(match))).toList();
        if (!found.isEmpty()) {
            findings.add(Rule.SHELL_IN_INPUT, value.place(found.getFirst().start()),
                    Optional.of(new Mend(found.stream().map(match -> new Splice(value.place(match.start()),
                            value.place(match.end() - 1) + 1, "${{ env." + name(match) + " }}")).toList())),
                    found.stream().map(MatchResult::group).collect(Collectors.joining(", ")));
        }
    }

    private static String name(MatchResult match) {
        return match.group(1) == null ? match.group(2) : match.group(1);
    }

    private void injected(Usage usage) {
        Map<String, YamlValue> step = usage.step().orElseThrow().value().entries();
        boolean isCode = usage.value().word().equals(word(step.get("run")))
                || usage.value().word().equals(word(usage.step().get().with("script")));
        if (isCode) {
            usage.template().references().stream().filter(it -> FOREIGN.matcher(it.dotted()).matches()).forEach(it ->
                    findings.add(Rule.INJECTION, it.name(0).offset(), it.dotted()));
        }
    }

    private static Word word(YamlValue value) {
        return value == null || !value.isThere() ? null : value.word();
    }
}
