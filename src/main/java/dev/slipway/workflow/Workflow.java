package dev.slipway.workflow;

import dev.slipway.change.ProblemException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A workflow file as GitHub reads it: triggers, jobs, steps. */
record Workflow(YamlValue root, List<Job> jobs, Map<String, Job> byName, Map<String, Set<Job>> before) {

    private static final Pattern ENV = Pattern.compile("\\$\\{\\{\\s*env\\.(\\w+)\\s*}}");

    /** A file made to be slow has more. */
    private static final int MOST_JOBS = 250;
    private static final int MOST_STEPS = 2_000;

    static final String CREDENTIALS_ACTION = "aws-actions/configure-aws-credentials";

    /** @throws ProblemException a {@link WorkflowProblem} */
    static Workflow read(String text) throws ProblemException {
        YamlValue root = YamlValue.read(text);
        List<Job> jobs = new ArrayList<>();
        root.get("jobs").entries().forEach((name, value) -> jobs.add(Job.of(name, value, root)));
        refuse("jobs", jobs.size(), MOST_JOBS);
        refuse("steps", jobs.stream().mapToInt(job -> job.steps().size()).sum(), MOST_STEPS);
        if (jobs.isEmpty()) {
            throw new ProblemException(new WorkflowProblem.NotAWorkflow());
        }
        Map<String, Job> byName = jobs.stream().collect(Collectors.toMap(Job::name, Function.identity()));
        return new Workflow(root, List.copyOf(jobs), byName,
                jobs.stream().collect(Collectors.toMap(Job::name, job -> before(job, byName))));
    }

    private static void refuse(String what, int there, int most) throws ProblemException {
        if (there > most) {
            throw new ProblemException(new WorkflowProblem.TooComplex(what, most));
        }
    }

    Optional<Job> job(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The jobs that end before this one begins. */
    Set<Job> before(Job job) {
        return before.get(job.name());
    }

    private static Set<Job> before(Job job, Map<String, Job> byName) {
        Set<Job> before = new LinkedHashSet<>();
        List<Job> next = new ArrayList<>(List.of(job));
        while (!next.isEmpty()) {
            for (Word need : next.removeLast().needs()) {
                Job needed = byName.get(need.text());
                if (needed != null && before.add(needed)) {
                    next.add(needed);
                }
            }
        }
        return before;
    }

    /** Whether something of this kind starts it. */
    boolean isStartedBy(String event) {
        YamlValue on = root.get("on");
        return on.entries().containsKey(event) || on.items().stream().anyMatch(item -> item.text().equals(event));
    }

    /**
     * One job.
     *
     * @param needs    the jobs it waits for, as they are named
     * @param declared the variables that the workflow and the job declare
     */
    record Job(String name, YamlValue value, YamlValue root, List<Step> steps, List<Word> needs,
               Map<String, String> declared) {

        static Job of(String name, YamlValue value, YamlValue root) {
            Map<String, String> declared = new LinkedHashMap<>();
            root.get("env").entries().forEach((variable, text) -> declared.put(variable, text.text()));
            value.get("env").entries().forEach((variable, text) -> declared.put(variable, text.text()));
            return new Job(name, value, root, value.get("steps").items().stream().map(Step::new).toList(),
                    value.get("needs").items().stream().map(YamlValue::word).toList(),
                    Collections.unmodifiableMap(declared));
        }

        /** A job is itself alone. */
        @Override
        public boolean equals(Object other) {
            return other instanceof Job job && job.value == value;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(value);
        }

        /** Whether its steps stand in another file. */
        boolean isElsewhere() {
            return value.get("uses").isThere();
        }

        /** A job's own permissions replace the workflow's altogether. */
        boolean mayAskForToken() {
            YamlValue permissions = permissions();
            return permissions.text().equals("write-all") || permissions.get("id-token").text().equals("write");
        }

        /** Whether it takes on a role; a job that calls another workflow may do so in there. */
        boolean needsAws() {
            return !credentialSteps().isEmpty() || mayAskForToken() && value.get("uses").isThere();
        }

        YamlValue permissions() {
            YamlValue own = value.get("permissions");
            return own.isThere() ? own : root.get("permissions");
        }

        List<Step> credentialSteps() {
            return steps().stream().filter(step -> step.action().equals(CREDENTIALS_ACTION)).toList();
        }

        /** A text with the job's variables put in; empty when it says so only while it runs. */
        String said(String text) {
            String said = ENV.matcher(text).replaceAll(use -> Matcher.quoteReplacement(isSetLater(use.group(1))
                    ? use.group() : declared.getOrDefault(use.group(1), use.group())));
            return Template.isIn(said) ? "" : said.strip();
        }

        private boolean isSetLater(String name) {
            return steps().stream().map(step -> step.run().text())
                    .anyMatch(run -> run.contains("GITHUB_ENV") && run.contains(name + "="));
        }

        /** Whether the step's script is one for a POSIX shell. */
        boolean isPosix(Step step) {
            String shell = Optional.of(step.value().get("shell").text()).filter(own -> !own.isEmpty())
                    .or(() -> Optional.of(value.get("defaults").get("run").get("shell").text())
                            .filter(own -> !own.isEmpty()))
                    .orElseGet(() -> root.get("defaults").get("run").get("shell").text());
            boolean isWindows = value.get("runs-on").items().stream()
                    .anyMatch(label -> label.text().contains("windows"));
            return shell.isEmpty() ? !isWindows : shell.matches("(?:.*/)?(?:ba|z|da)?sh\\b.*");
        }

        /** The scripts for a POSIX shell. */
        List<Step> scripts() {
            return steps().stream().filter(step -> step.run().isThere() && isPosix(step)).toList();
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

        /** What stands after the action's {@code @}, with its place. */
        Word versionWord() {
            YamlValue uses = value.get("uses");
            int at = uses.text().indexOf('@') + 1;
            return new Word(version(), uses.place(at));
        }

        YamlValue uses() {
            return value.get("uses");
        }

        YamlValue run() {
            return value.get("run");
        }

        YamlValue with(String input) {
            return value.get("with").get(input);
        }
    }
}
