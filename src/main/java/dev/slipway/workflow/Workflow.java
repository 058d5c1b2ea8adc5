package dev.slipway.workflow;

import dev.slipway.change.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A workflow file as GitHub reads it: triggers, jobs, steps. */
record Workflow(YamlValue root, List<Job> jobs) {

    private static final Pattern ENV = Pattern.compile("\\$\\{\\{\\s*env\\.(\\w+)\\s*}}");

    static final String CREDENTIALS_ACTION = "aws-actions/configure-aws-credentials";

    /** @throws ProblemException a {@link WorkflowProblem} */
    static Workflow read(String text) throws ProblemException {
        YamlValue root = YamlValue.read(text);
        List<Job> jobs = new ArrayList<>();
        root.get("jobs").entries().forEach((name, value) -> jobs.add(new Job(name, value, root)));
        if (jobs.isEmpty()) {
            throw new ProblemException(new WorkflowProblem.NotAWorkflow());
        }
        return new Workflow(root, List.copyOf(jobs));
    }

    /** One job. */
    record Job(String name, YamlValue value, YamlValue root) {

        List<Step> steps() {
            return value.get("steps").items().stream().map(Step::new).toList();
        }

        /** A job's own permissions replace the workflow's altogether. */
        boolean mayAskForToken() {
            YamlValue own = value.get("permissions");
            YamlValue permissions = own.isThere() ? own : root.get("permissions");
            return permissions.text().equals("write-all") || permissions.get("id-token").text().equals("write");
        }

        /** Whether it takes on a role; a job that calls another workflow may do so in there. */
        boolean needsAws() {
            return !credentialSteps().isEmpty() || mayAskForToken() && value.get("uses").isThere();
        }

        List<Step> credentialSteps() {
            return steps().stream().filter(step -> step.action().equals(CREDENTIALS_ACTION)).toList();
        }

        /** A text with the job's variables put in; empty when it says so only while it runs. */
        String said(String text) {
            Map<String, String> declared = declared();
            String said = ENV.matcher(text).replaceAll(use -> Matcher.quoteReplacement(isSetLater(use.group(1))
                    ? use.group() : declared.getOrDefault(use.group(1), use.group())));
            return said.contains("${{") ? "" : said.strip();
        }

        private boolean isSetLater(String name) {
            return steps().stream().map(step -> step.run().text())
                    .anyMatch(run -> run.contains("GITHUB_ENV") && run.contains(name + "="));
        }

        /** The variables that the workflow and the job declare. */
        Map<String, String> declared() {
            Map<String, String> declared = new java.util.LinkedHashMap<>();
            root.get("env").entries().forEach((name, text) -> declared.put(name, text.text()));
            value.get("env").entries().forEach((name, text) -> declared.put(name, text.text()));
            return declared;
        }
    }

    /** One step. */
    record Step(YamlValue value) {

        String id() {
            return value.get("id").text();
        }

        /** {@code owner/name}, empty for a script. */
        String action() {
            return value.get("uses").text().split("@", 2)[0];
        }

        /** What stands after the action's {@code @}. */
        String version() {
            String[] parts = value.get("uses").text().split("@", 2);
            return parts.length == 2 ? parts[1] : "";
        }

        YamlValue run() {
            return value.get("run");
        }

        YamlValue with(String input) {
            return value.get("with").get(input);
        }
    }
}
