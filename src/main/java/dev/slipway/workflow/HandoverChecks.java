package dev.slipway.workflow;

import dev.slipway.pipeline.Spelling;
import dev.slipway.workflow.Finding.Severity;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Files that one job writes and another reads, by way of an artifact. */
final class HandoverChecks {

    private static final Pattern WRITTEN = Pattern.compile("(?:>|\\btee\\s+(?:-a\\s+)?)\\s*[\"']?([\\w./-]+\\.\\w+)");
    private static final Pattern READ = Pattern.compile("(?:\\bcat\\s+|<\\s*)[\"']?([\\w./-]+\\.\\w+)");

    private final Workflow workflow;
    private final Findings findings;

    HandoverChecks(Workflow workflow, Findings findings) {
        this.workflow = workflow;
        this.findings = findings;
    }

    void run() {
        Set<String> written = new LinkedHashSet<>();
        workflow.jobs().forEach(job -> job.steps().forEach(step ->
                findings.each(step.run(), WRITTEN, (match, _) -> written.add(name(match.group(1))))));
        workflow.jobs().stream().filter(HandoverChecks::takesOver).forEach(job -> job.steps().forEach(step ->
                findings.each(step.run(), READ, (match, place) -> {
                    String read = name(match.group(1));
                    if (!written.contains(read)) {
                        Spelling.nearest(read, written).ifPresent(meant ->
                                findings.add(Severity.ERROR, "file", place, read, meant));
                    }
                })));
    }

    private static boolean takesOver(Workflow.Job job) {
        return job.steps().stream().anyMatch(step -> step.action().equals("actions/download-artifact"));
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
