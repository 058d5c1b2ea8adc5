package dev.slipway.workflow;

import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.Spelling;
import dev.slipway.workflow.Finding.Severity;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Names that are written in one place and read in another: variables, the secret. */
final class NameChecks {

    private static final Pattern SHELL_USE = Pattern.compile("(?<!\\\\)\\$(?:\\{([A-Za-z_]\\w*)|([A-Za-z_]\\w*))");
    private static final Pattern SHELL_SET = Pattern.compile("\\b([A-Za-z_]\\w*)=|\\b(?:read|for)\\s+(?:-r\\s+)?([A-Za-z_]\\w*)");
    private static final Pattern ENV_USE = Pattern.compile("\\$\\{\\{[^}]{0,400}?\\benv\\.([A-Za-z_]\\w*)");
    private static final Pattern SECRET_USE = Pattern.compile("\\$\\{\\{[^}]{0,400}?\\bsecrets\\.([A-Za-z_]\\w*)");
    /** What the runner and the actions set by themselves. */
    private static final Pattern GIVEN = Pattern.compile("(?:AWS|GITHUB|RUNNER|ACTIONS|INPUT|DOCKER)_.*|CI|HOME|PATH|PWD");

    /** Comparing every name with every other takes long in a file made to be slow. */
    private static final int MOST_NAMES = 200;

    private final Workflow workflow;
    private final Pipeline pipeline;
    private final Findings findings;

    NameChecks(Workflow workflow, Pipeline pipeline, Findings findings) {
        this.workflow = workflow;
        this.pipeline = pipeline;
        this.findings = findings;
    }

    void run() {
        workflow.jobs().forEach(this::variables);
        secrets();
    }

    private void variables(Workflow.Job job) {
        Set<String> declared = new LinkedHashSet<>(job.declared().keySet());
        job.steps().forEach(step -> declared.addAll(step.value().get("env").entries().keySet()));
        Set<String> known = new HashSet<>(declared);
        job.steps().forEach(step -> findings.each(step.run(), SHELL_SET,
                (set, _) -> known.add(set.group(1) == null ? set.group(2) : set.group(1))));
        Map<String, Findings.Place> unknown = new LinkedHashMap<>();
        for (Workflow.Step step : job.steps()) {
            findings.each(step.run(), SHELL_USE, (use, place) ->
                    unknown.putIfAbsent(use.group(1) == null ? use.group(2) : use.group(1), place));
        }
        job.value().scalars(value -> findings.each(value, ENV_USE, (use, place) ->
                unknown.putIfAbsent(use.group(1), place)));
        unknown.entrySet().stream().limit(MOST_NAMES).forEach(entry -> {
            String name = entry.getKey();
            if (!known.contains(name) && !GIVEN.matcher(name).matches()) {
                Spelling.nearest(name, declared.stream().limit(MOST_NAMES).toList()).ifPresent(meant ->
                        findings.add(Severity.ERROR, "variable", entry.getValue(), name, meant));
            }
        });
    }

    private void secrets() {
        String wanted = pipeline.trust().secret();
        workflow.root().scalars(value -> findings.each(value, SECRET_USE, (use, place) -> {
            if (!use.group(1).equalsIgnoreCase(wanted) && Spelling.nearest(use.group(1), Set.of(wanted)).isPresent()) {
                findings.add(Severity.ERROR, "secret", place, use.group(1), wanted);
            }
        }));
    }
}
