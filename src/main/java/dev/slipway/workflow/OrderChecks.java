package dev.slipway.workflow;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Steps that need what no step before them has done: the files, the credentials, the registry's password. */
final class OrderChecks {

    private static final Pattern BUILD =
            Pattern.compile("\\bdocker\\s+(?:image\\s+|buildx\\s+)?build\\b(?![^\\n]*\\s-\\s*$)"
            + "(?![^\\n]*(?:https?://|git@))");
    private static final Pattern FETCHED =
            Pattern.compile("\\bgit\\s+clone\\b|\\bgh\\s+repo\\s+clone\\b|\\bcurl\\b|\\bwget\\b"
            + "|\\bgit\\s+(?:init|fetch|pull)\\b|\\btar\\s|\\bunzip\\b|\\baws\\s+s3\\b|>\\s*Dockerfile|\\bcat\\s*<<");
    private static final Pattern AWS = Pattern.compile(
            "(?m)(?:^|[;&|(!]|\\b(?:then|do|else|if)\\s)[ \\t]*aws\\s+(?:ecs|ecr|ecr-public|s3|sts|iam|logs)\\b");
    private static final Pattern OTHER_LOGIN = Pattern.compile(
            "\\bdocker\\s+login\\b|get-login-password|\\becr\\s+get-login\\b|docker-credential-ecr-login");
    private static final Pattern OTHER_CREDENTIALS = Pattern.compile(
            "\\baws\\s+configure\\b|assume-role|AWS_ACCESS_KEY_ID|AWS_PROFILE|\\.aws/credentials");
    private static final String ECR_LOGIN = "aws-actions/amazon-ecr-login";
    private static final String CHECKOUT = "actions/checkout";

    private final Workflow workflow;
    private final Findings findings;

    OrderChecks(Inspection inspection) {
        this.workflow = inspection.workflow();
        this.findings = inspection.findings();
    }

    void run() {
        for (Workflow.Job job : workflow.jobs()) {
            boolean isHosted = job.value().get("runs-on").text().matches("(?:ubuntu|windows|macos)-.*")
                    && !job.value().get("container").isThere();
            first(job, step -> needsFiles(job, step), OrderChecks::bringsFiles).ifPresent(step ->
                    findings.add(Rule.CHECKOUT, place(step), job.name()));
            if (isHosted && !hasKeys(job)) {
                first(job, OrderChecks::needsCredentials, OrderChecks::bringsCredentials).ifPresent(step ->
                        findings.add(Rule.CREDENTIALS, place(step), job.name()));
            }
            if (isHosted && isForEcr(job)) {
                first(job, OrderChecks::pushes, OrderChecks::logsIn).ifPresent(step ->
                        findings.add(Rule.LOGIN, place(step), job.name()));
            }
        }
    }

    /** The first step that needs something, when no step up to it may have brought it. */
    private static Optional<Workflow.Step> first(Workflow.Job job, Predicate<Workflow.Step> needs,
                                                 Predicate<Workflow.Step> brings) {
        for (Workflow.Step step : job.steps()) {
            if (brings.test(step)) {
                return Optional.empty();
            }
            if (needs.test(step)) {
                return Optional.of(step);
            }
        }
        return Optional.empty();
    }

    private static int place(Workflow.Step step) {
        return (step.uses().isThere() ? step.uses() : step.run()).offset();
    }

    private static boolean needsFiles(Workflow.Job job, Workflow.Step step) {
        boolean builds = job.isPosix(step) && BUILD.matcher(step.run().text()).find();
        boolean isLocal = step.uses().text().startsWith("./");
        String context = step.with("context").text();
        boolean buildsHere = step.action().equals("docker/build-push-action") && context.startsWith(".");
        return builds || isLocal || buildsHere || Deployment.fileOf(step).filter(_ -> Deployment.isOwnFile(job, step))
                .isPresent();
    }

    private static boolean bringsFiles(Workflow.Step step) {
        return step.action().equals(CHECKOUT) || step.action().equals("actions/download-artifact")
                || step.action().equals("actions/cache") || isForeign(step)
                || FETCHED.matcher(step.run().text()).find();
    }

    private static boolean needsCredentials(Workflow.Step step) {
        return step.action().equals(ECR_LOGIN) || step.action().equals(Deployment.DEPLOY)
                || AWS.matcher(step.run().text()).find() && !OTHER_CREDENTIALS.matcher(step.run().text()).find();
    }

    private static boolean bringsCredentials(Workflow.Step step) {
        return step.action().equals(Workflow.CREDENTIALS_ACTION) || isForeign(step)
                || step.uses().text().startsWith("./") || OTHER_CREDENTIALS.matcher(step.run().text()).find();
    }

    private boolean hasKeys(Workflow.Job job) {
        return job.declared().keySet().stream().anyMatch(name -> name.startsWith("AWS_ACCESS_KEY")
                || name.equals("AWS_PROFILE")) || job.steps().stream()
                .anyMatch(step -> step.value().get("env").entries().containsKey("AWS_ACCESS_KEY_ID"))
                || !job.value().get("env").isMapping() && job.value().get("env").isThere();
    }

    /** Whether what it pushes goes to Amazon's registry. */
    private static boolean isForEcr(Workflow.Job job) {
        return job.steps().stream().anyMatch(step -> step.action().equals(ECR_LOGIN)
                || step.run().text().contains(".dkr.ecr.") || step.run().text().contains("ECR_RE"));
    }

    static boolean pushes(Workflow.Step step) {
        return Builds.PUSH.matcher(step.run().text()).find() && !OTHER_LOGIN.matcher(step.run().text()).find()
                || step.action().equals("docker/build-push-action") && step.with("push").text().equals("true");
    }

    static boolean logsIn(Workflow.Step step) {
        return step.action().equals(ECR_LOGIN) || step.action().equals("docker/login-action")
                || OTHER_LOGIN.matcher(step.run().text()).find() || isForeign(step)
                || step.uses().text().startsWith("./");
    }

    /** Somebody else's action may do anything. */
    private static boolean isForeign(Workflow.Step step) {
        return step.uses().isThere() && !step.uses().text().startsWith("./")
                && !List.of("actions", "aws-actions", "docker").contains(step.action().split("/", 2)[0]);
    }
}
