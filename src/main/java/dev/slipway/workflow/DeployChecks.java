package dev.slipway.workflow;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What becomes of a deployment: what is deployed, on which service, and whether anybody waits for it. */
final class DeployChecks {

    private static final Pattern DESCRIBED = Pattern.compile(
            "(?m)^[^\\n]*\\bdescribe-task-definition\\b(?:[^\\n]*\\\\\\r?\\n)*"
                    + "[^\\n]*?(\\s{0,9}>\\s{0,9}[\"']?([\\w./-]+)[\"']?)\\s*$");
    private static final int USUAL_MINUTES = 30;
    /** A job made to be slow deploys more. */
    private static final int MOST_FILES = 50;

    private final Workflow workflow;
    private final Findings findings;

    DeployChecks(Inspection inspection) {
        this.workflow = inspection.workflow();
        this.findings = inspection.findings();
    }

    void run() {
        for (Workflow.Job job : workflow.jobs()) {
            for (Workflow.Step step : job.steps()) {
                if (step.action().equals(Deployment.DEPLOY)) {
                    service(step);
                    unwatched(job, step);
                    unrendered(job, step);
                    timeout(job, step);
                }
            }
            described(job);
            if (Deployment.isIn(job)) {
                cancelled(job.value());
                order(job);
            }
        }
        if (workflow.jobs().stream().anyMatch(Deployment::isIn)) {
            cancelled(workflow.root());
        }
        regions();
    }

    /** One cluster and one registry in two regions are mostly a mistake; several clusters are not. */
    private void regions() {
        List<Workflow.Job> deploying = workflow.jobs().stream().filter(Deployment::isIn).toList();
        List<String> pushing = workflow.jobs().stream().filter(DeployChecks::pushes)
                .flatMap(job -> AccessChecks.regions(job).stream()).distinct().toList();
        if (deploying.size() != 1 || pushing.size() != 1 || pushes(deploying.getFirst())) {
            return;
        }
        List<String> own = AccessChecks.regions(deploying.getFirst());
        if (own.size() == 1 && !own.equals(pushing)) {
            deploying.getFirst().credentialSteps().stream().map(step -> step.with("aws-region")).findFirst()
                    .ifPresent(region -> findings.add(Rule.REGIONS, region.offset(), deploying.getFirst().name(),
                            own.getFirst(), pushing.getFirst()));
        }
    }

    private static boolean pushes(Workflow.Job job) {
        return job.steps().stream().anyMatch(step -> Builds.PUSH.matcher(step.run().text()).find()
                || step.action().equals("docker/build-push-action"));
    }

    private void service(Workflow.Step step) {
        if (step.with("cluster").isThere() && !step.with("service").isThere()
                && !step.with("run-task").isThere() && !hasMisspelt(step)) {
            findings.add(Rule.SERVICE, step.uses().offset());
        }
    }

    /** A misspelt input is told already. */
    private static boolean hasMisspelt(Workflow.Step step) {
        Set<String> known = KnownAction.of(step).map(KnownAction::inputs).orElse(Set.of());
        return step.value().get("with").entries().keySet().stream()
                .anyMatch(name -> !known.contains(name.toLowerCase(java.util.Locale.ROOT)));
    }

    private void unwatched(Workflow.Job job, Workflow.Step step) {
        YamlValue wait = step.with("wait-for-service-stability");
        List<Workflow.Step> steps = job.steps();
        boolean waitsElsewhere = steps.subList(steps.indexOf(step) + 1, steps.size()).stream()
                .anyMatch(later -> later.run().text().contains("services-stable")
                        || later.run().text().contains("describe-services") || later.uses().text().startsWith("./"))
                || workflow.jobs().stream().anyMatch(other -> workflow.before(other).contains(job)
                && other.steps().stream().anyMatch(later -> later.run().text().contains("services-stable")));
        if (!step.with("service").isThere() || waitsElsewhere || Template.isIn(wait.text())
                || step.with("codedeploy-appspec").isThere() || hasMisspelt(step)) {
            return;
        }
        if (!wait.isThere()) {
            findings.add(Rule.UNWATCHED, step.uses().offset(), waiting(step));
        } else if (!wait.text().equalsIgnoreCase("true")) {
            findings.add(Rule.UNWATCHED, wait.offset(), findings.replacing(wait.word(), "true"));
        }
    }

    private static Optional<Mend> waiting(Workflow.Step step) {
        YamlValue with = step.value().get("with");
        List<YamlValue> inputs = List.copyOf(with.entries().values());
        if (inputs.isEmpty() || inputs.getLast().isBlock() || !inputs.getLast().isScalar()) {
            return Optional.empty();
        }
        YamlValue last = inputs.getLast();
        String input = "wait-for-service-stability: true";
        SourceText source = last.source();
        return Optional.of(with.isFlow() ? Mend.inserting(last.end(), ", " + input)
                : Mend.inserting(source.endOfLine(last.end()),
                source.lineEnd() + source.indentation(last.offset()) + input));
    }

    private void unrendered(Workflow.Job job, Workflow.Step step) {
        Optional<String> file = Deployment.fileOf(step);
        List<Workflow.Step> steps = job.steps();
        boolean isRendered = steps.subList(0, steps.indexOf(step)).stream()
                .filter(earlier -> earlier.action().equals(Deployment.RENDER))
                .anyMatch(earlier -> file.isPresent() && Deployment.fileOf(earlier).equals(file));
        if (isRendered) {
            findings.add(Rule.UNRENDERED, step.with("task-definition").offset(), file.orElse(""));
        }
    }

    private void timeout(Workflow.Job job, Workflow.Step step) {
        int wait = minutes(step.with("wait-for-minutes"), USUAL_MINUTES);
        YamlValue own = step.value().get("timeout-minutes").isThere() ? step.value().get("timeout-minutes")
                : job.value().get("timeout-minutes");
        boolean isSaid = step.with("wait-for-minutes").isThere();
        if (own.isThere() && isSaid && minutes(own, Integer.MAX_VALUE) < wait) {
            findings.add(Rule.TIMEOUT, own.offset(), own.text(), String.valueOf(wait));
        }
    }

    private static int minutes(YamlValue value, int otherwise) {
        return value.text().matches("\\d{1,6}") ? Integer.parseInt(value.text()) : otherwise;
    }

    private void cancelled(YamlValue owner) {
        YamlValue cancel = owner.get("concurrency").get("cancel-in-progress");
        if (cancel.text().equals("true")) {
            findings.add(Rule.CANCELLED, cancel.offset(), findings.replacing(cancel.word(), "false"));
        }
    }

    /** The answer of ECS has an envelope that the action does not open. */
    private void described(Workflow.Job job) {
        Set<String> files = new HashSet<>();
        job.steps().forEach(step -> Deployment.fileOf(step).ifPresent(files::add));
        if (files.isEmpty() || files.size() > MOST_FILES) {
            return;
        }
        String all = job.scripts().stream().map(step -> step.run().text()).collect(Collectors.joining("\n"));
        for (Workflow.Step step : job.scripts()) {
            String script = step.run().text();
            Matcher matcher = DESCRIBED.matcher(script);
            while (matcher.find() && files.contains(matcher.group(2))) {
                String file = matcher.group(2);
                boolean isOpened = matcher.group().matches("(?s).*(?:--query|\\bjq\\b|\\|).*");
                boolean isRewritten = all.indexOf(file, all.indexOf(file) + 1) >= 0;
                if (!isOpened && !isRewritten) {
                    int at = step.run().place(matcher.start(1));
                    findings.add(Rule.WRAPPED_DEFINITION, step.run().place(script.indexOf("describe-task-definition",
                            matcher.start())), Optional.of(Mend.inserting(at, " --query taskDefinition")), file);
                }
            }
        }
    }

    /** A job that deploys waits for the one that pushes. */
    private void order(Workflow.Job job) {
        List<Workflow.Job> pushing = workflow.jobs().stream()
                .filter(other -> !other.equals(job) && pushes(other)).toList();
        boolean mayBeElsewhere = workflow.jobs().stream().anyMatch(Workflow.Job::isElsewhere);
        Set<Workflow.Job> before = workflow.before(job);
        boolean namesNeeds = job.needs().stream().anyMatch(need -> workflow.job(need.text()).isEmpty());
        if (!pushing.isEmpty() && !pushes(job) && !mayBeElsewhere && !namesNeeds
                && pushing.stream().noneMatch(before::contains) && !readsNeeds(job)) {
            findings.add(Rule.NOT_WAITING, job.value().offset(), job.name(), pushing.getFirst().name());
        }
    }

    /** A job named in an expression is told where it is named. */
    private boolean readsNeeds(Workflow.Job job) {
        boolean[] reads = {false};
        job.value().scalars(value -> reads[0] |= value.text().contains("needs."));
        return reads[0];
    }
}
