package dev.slipway.workflow;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Outputs of jobs that GitHub leaves empty since a part of them is a secret.
 *
 * @see <a href="https://github.com/actions/runner/blob/main/src/Runner.Worker/JobExtension.cs">Skip
 *     output … since it may contain secret</a>
 */
final class MaskChecks {

    private static final Pattern MASKING = Pattern.compile("v[12](?:\\..*)?");

    private final Workflow workflow;
    private final List<Usage> usages;
    private final Findings findings;

    MaskChecks(Inspection inspection) {
        this.workflow = inspection.workflow();
        this.usages = inspection.usages();
        this.findings = inspection.findings();
    }

    void run() {
        for (Workflow.Job job : workflow.jobs()) {
            job.value().get("outputs").entries().forEach((name, value) -> {
                boolean isRead = usages.stream().flatMap(usage -> usage.template().references().stream())
                        .anyMatch(it -> it.begins("needs", job.name(), "outputs", name));
                if (isRead) {
                    secretIn(job, value).ifPresent(secret ->
                            findings.add(Rule.MASKED, value.offset(), name, secret));
                }
            });
        }
    }

    private Optional<String> secretIn(Workflow.Job job, YamlValue output) {
        List<Reference> references = Template.of(output, false).references();
        Optional<String> direct = secret(references);
        return direct.isPresent() ? direct : references.stream()
                .filter(it -> it.begins("steps") && it.has(1)).flatMap(it -> job.steps().stream()
                        .filter(step -> step.id().equals(it.name(1).text())
                                && (it.has(3) && writes(step, it.name(3).text()))))
                .flatMap(step -> secretIn(job, step).stream()).findFirst();
    }

    private static boolean writes(Workflow.Step step, String name) {
        return step.run().text().contains(name);
    }

    /** A secret in the step's script, or in the variables that its script puts in. */
    private Optional<String> secretIn(Workflow.Job job, Workflow.Step step) {
        List<Reference> written = new java.util.ArrayList<>(Template.of(step.run(), false).references());
        for (ShellScript.Use use : ShellScript.uses(step.run().text())) {
            for (YamlValue owner : List.of(step.value(), job.value(), workflow.root())) {
                YamlValue value = owner.get("env").get(use.name());
                if (value.isThere()) {
                    written.addAll(Template.of(value, false).references());
                    break;
                }
            }
        }
        Optional<String> found = secret(written);
        boolean hasRegistry = written.stream().anyMatch(it -> it.has(3) && it.begins("steps")
                && it.name(3).text().equals("registry"));
        return found.isPresent() || !hasRegistry ? found : job.credentialSteps().stream()
                .filter(MaskChecks::masksAccount).map(_ -> "AWS account id").findFirst()
                .or(() -> secretRegion(job));
    }

    /** The registry's name holds the region. */
    private static Optional<String> secretRegion(Workflow.Job job) {
        return job.credentialSteps().stream().map(step -> step.with("aws-region"))
                .flatMap(region -> secret(Template.of(region, false).references()).stream()).findFirst();
    }

    /** Releases up to 2 hide the account's number unless told not to. */
    private static boolean masksAccount(Workflow.Step step) {
        String said = step.with("mask-aws-account-id").text();
        return said.equals("true")
                || MASKING.matcher(step.version()).matches() && !said.matches("false|no");
    }

    private static Optional<String> secret(List<Reference> references) {
        return references.stream().filter(it -> it.begins("secrets") && it.has(1))
                .map(Reference::dotted).findFirst();
    }
}
