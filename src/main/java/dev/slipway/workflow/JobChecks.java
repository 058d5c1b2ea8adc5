package dev.slipway.workflow;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The order of jobs, the names of steps, and the machines they run on. */
final class JobChecks {

    /** Since when they are gone is said in GitHub's runner-images announcements. */
    private static final Map<String, String> GONE =
            Map.of("ubuntu-16.04", "ubuntu-24.04", "ubuntu-18.04", "ubuntu-24.04",
            "ubuntu-20.04", "ubuntu-24.04", "windows-2016", "windows-2022", "windows-2019", "windows-2022",
            "macos-10.15", "macos-15", "macos-11", "macos-15", "macos-12", "macos-15", "macos-13", "macos-15");
    private static final Pattern RUNNER = Pattern.compile("(?:ubuntu|windows|macos)-.*");
    private static final List<String> RUNNERS = List.of("ubuntu-latest", "ubuntu-24.04", "ubuntu-22.04", "ubuntu-26.04",
            "ubuntu-slim", "ubuntu-24.04-arm", "ubuntu-22.04-arm", "windows-latest", "windows-2025", "windows-2022",
            "windows-11-arm", "macos-latest", "macos-26", "macos-15", "macos-14");

    private final Workflow workflow;
    private final Findings findings;

    JobChecks(Inspection inspection) {
        this.workflow = inspection.workflow();
        this.findings = inspection.findings();
    }

    void run() {
        List<String> names = workflow.jobs().stream().map(Workflow.Job::name).toList();
        for (Workflow.Job job : workflow.jobs()) {
            for (Word need : job.needs()) {
                if (!names.contains(need.text()) && names.stream().noneMatch(need.text()::equalsIgnoreCase)) {
                    findings.misspelt(Rule.NEEDS, need, names.stream().filter(it -> !it.equals(job.name())).toList());
                }
            }
            job.value().get("runs-on").items().forEach(label -> runner(label.word()));
            ids(job);
        }
        workflow.jobs().stream().filter(job -> workflow.before(job).contains(job)).findFirst().ifPresent(job ->
                findings.add(Rule.NEEDS_CYCLE, job.value().get("needs").offset(), job.name()));
    }

    private void runner(Word label) {
        String gone = GONE.get(label.text());
        if (gone != null) {
            findings.misspelt(Rule.RUNNER, label, Optional.of(gone), meant -> findings.replacing(label, meant));
            return;
        }
        if (RUNNERS.contains(label.text()) || findings.isFull()) {
            return;
        }
        boolean isOwn = !RUNNER.matcher(label.text()).matches() && label.text().contains("-");
        Findings.nearest(label.text(), RUNNERS)
                .filter(_ -> isOwn)
                .or(() -> Findings.nearest(label.text(), List.of("ubuntu-latest", "windows-latest", "macos-latest"))
                        .filter(_ -> !label.text().matches(".*\\d.*")))
                .ifPresent(meant -> findings.misspelt(Rule.RUNNER, label, Optional.of(meant),
                        it -> findings.replacing(label, it)));
    }

    private void ids(Workflow.Job job) {
        Set<String> seen = new HashSet<>();
        for (Workflow.Step step : job.steps()) {
            Word id = step.value().get("id").word();
            if (!step.id().isEmpty() && !seen.add(step.id())) {
                findings.add(Rule.STEP_TWICE, id.offset(), id.text());
            }
        }
    }
}
