package dev.slipway.workflow;

import dev.slipway.pipeline.Spelling;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Files that one job writes and another reads, by way of an artifact. */
final class HandoverChecks {

    private static final Pattern WRITTEN =
            Pattern.compile("(?:>|\\btee\\s+(?:-a\\s+)?)\\s*[\"']?([\\w./-]+\\.\\w+)");
    private static final Pattern READ = Pattern.compile("(?:\\bcat\\s+|<\\s*)[\"']?([\\w./-]+\\.\\w+)");
    private static final String UPLOAD = "actions/upload-artifact";
    private static final String DOWNLOAD = "actions/download-artifact";
    /** What an upload without a name is called. */
    private static final String USUAL = "artifact";

    private final Workflow workflow;
    private final Findings findings;

    HandoverChecks(Inspection inspection) {
        this.workflow = inspection.workflow();
        this.findings = inspection.findings();
    }

    /** Where an artifact comes from; the name is empty when it is only known while it runs. */
    private record Upload(Workflow.Job job, String name) {}

    void run() {
        Set<String> written = new LinkedHashSet<>();
        workflow.jobs().forEach(job -> job.steps().forEach(step -> {
            WRITTEN.matcher(step.run().text()).results().forEach(match -> written.add(name(match.group(1))));
        }));
        workflow.jobs().forEach(job -> uploads(job, written));
        List<Upload> uploads = workflow.jobs().stream().flatMap(job -> steps(job, UPLOAD).stream()
                .map(step -> new Upload(job, artifact(job, step)))).toList();
        for (Workflow.Job job : workflow.jobs()) {
            List<Workflow.Step> downloads = steps(job, DOWNLOAD);
            downloads.forEach(step -> download(job, step, uploads));
            if (!downloads.isEmpty()) {
                job.steps().forEach(step -> READ.matcher(step.run().text()).results()
                        .forEach(match -> file(step.run(), match, written)));
            }
        }
    }

    private static List<Workflow.Step> steps(Workflow.Job job, String action) {
        return job.steps().stream().filter(step -> step.action().equals(action)).toList();
    }

    private static String artifact(Workflow.Job job, Workflow.Step step) {
        return step.with("name").isThere() ? job.said(step.with("name").text()) : USUAL;
    }

    /** A file that is uploaded under a name that is not quite the one it was written under. */
    private void uploads(Workflow.Job job, Set<String> written) {
        for (Workflow.Step step : steps(job, UPLOAD)) {
            YamlValue path = step.with("path");
            String file = name(path.text());
            if (!path.isBlock() && file.matches("[\\w.-]+\\.\\w+") && !written.contains(file)) {
                nearest(file, written).ifPresent(meant ->
                        told(path, path.text().length() - file.length(), file, meant));
            }
        }
    }

    private void file(YamlValue run, MatchResult match, Set<String> written) {
        String read = name(match.group(1));
        if (!written.contains(read)) {
            nearest(read, written).ifPresent(meant -> told(run, match.end(1) - read.length(), read, meant));
        }
    }

    private void told(YamlValue value, int index, String name, String meant) {
        Word word = new Word(name, value.place(index));
        findings.add(Rule.FILE, word.offset(), findings.replacing(word, meant), name, meant);
    }

    /** Files that differ in their ending only are other files. */
    private static Optional<String> nearest(String file, Set<String> written) {
        return Spelling.nearest(file, written.stream().filter(other -> ending(other).equals(ending(file))).limit(200)
                .toList());
    }

    private static String ending(String file) {
        return file.substring(file.lastIndexOf('.'));
    }

    private void download(Workflow.Job job, Workflow.Step step, List<Upload> uploads) {
        YamlValue name = step.with("name");
        String wanted = artifact(job, step);
        boolean isOfAnotherRun = step.with("run-id").isThere() || step.with("pattern").isThere()
                || step.with("artifact-ids").isThere();
        boolean mayBeElsewhere = workflow.jobs().stream().anyMatch(other -> other.isElsewhere()
                || other.steps().stream().anyMatch(it -> it.action().startsWith(UPLOAD + "/")))
                || uploads.stream().anyMatch(upload -> upload.name().isEmpty());
        if (!name.isThere() || wanted.isEmpty() || isOfAnotherRun || mayBeElsewhere) {
            return;
        }
        List<Upload> found = uploads.stream().filter(upload -> upload.name().equals(wanted)).toList();
        if (found.isEmpty()) {
            findings.misspelt(Rule.ARTIFACT, new Word(wanted, name.word().offset()),
                    uploads.stream().map(Upload::name).toList());
        } else if (found.stream().noneMatch(upload -> upload.job().equals(job)
                || workflow.before(job).contains(upload.job()))) {
            findings.add(Rule.ARTIFACT_ORDER, name.offset(), wanted, found.getFirst().job().name(), job.name());
        }
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
