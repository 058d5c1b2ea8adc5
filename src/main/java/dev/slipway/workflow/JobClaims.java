package dev.slipway.workflow;

import dev.slipway.change.ProblemException;
import dev.slipway.pipeline.Expression;
import dev.slipway.pipeline.JobStart;
import dev.slipway.pipeline.JobStart.Token;
import dev.slipway.pipeline.JobStart.Why;
import dev.slipway.pipeline.RepositoryFacts;
import dev.slipway.pipeline.TokenSubjects;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the tokens of a workflow's jobs will say to AWS, worked out before any run.
 *
 * @param path   the workflow's place in the repository, {@code .github/workflows/cicd.yml}
 * @param branch the branch that is pushed to
 * @param issuer who makes the tokens, {@code https://token.actions.githubusercontent.com}
 * @see <a href="https://docs.github.com/en/actions/reference/security/oidc">OpenID Connect reference</a>
 */
public record JobClaims(RepositoryFacts facts, String path, String branch, String issuer) {

    private static final String AUDIENCE = "sts.amazonaws.com";

    /**
     * Each job that asks for a token or for AWS, as each trigger of the workflow starts it; conditions that cannot be
     * told beforehand count as met.
     *
     * @throws ProblemException a {@link WorkflowProblem} when the file cannot be read, or what
     *     {@link TokenSubjects} says when a {@code sub} cannot be foretold
     */
    public List<JobStart> of(String text) throws ProblemException {
        Workflow workflow = Workflow.read(text);
        List<JobStart> starts = new ArrayList<>();
        for (Trigger trigger : Trigger.of(workflow.root().get("on"), branch, facts.defaultBranch())) {
            for (Workflow.Job job : workflow.jobs()) {
                if (job.mayAskForToken() || job.needsAws()) {
                    starts.add(start(workflow, job, trigger));
                }
            }
        }
        return starts;
    }

    /**
     * What anybody who may push to the repository, or propose a change to it, could start by a workflow of their own:
     * on another branch, by a tag, in a pull request, from a fork, in an environment.
     *
     * @throws ProblemException what {@link TokenSubjects} says
     */
    public List<JobStart> ofOthers() throws ProblemException {
        String name = branch.equals("feature") ? "another" : "feature";
        List<JobStart> starts = new ArrayList<>();
        starts.add(other(new Trigger("push", "refs/heads/" + name), ""));
        starts.add(other(new Trigger("push", "refs/tags/v0.0.0"), ""));
        starts.add(other(new Trigger("pull_request", "refs/pull/1/merge"), ""));
        starts.add(other(new Trigger("push", "refs/heads/" + name), "anything"));
        starts.add(new JobStart("", "pull_request", "refs/pull/2/merge", "pull_request", false,
                new Token.None(Why.FORK)));
        return starts;
    }

    /**
     * A push to the branch that starts a job which needs AWS, for a workflow that has none yet.
     *
     * @throws ProblemException what {@link TokenSubjects} says
     */
    public JobStart ofPush() throws ProblemException {
        JobStart push = other(new Trigger("push", "refs/heads/" + branch), "");
        return new JobStart(push.job(), push.event(), push.ref(), push.context(), true, push.token());
    }

    private JobStart other(Trigger trigger, String environment) throws ProblemException {
        TokenMaker maker = new TokenMaker(facts, issuer, trigger, environment);
        return new JobStart("", trigger.event(), trigger.ref(), maker.context(), false,
                new Token.Sent(maker.claims(AUDIENCE, "", path + "@" + trigger.ref())));
    }

    private JobStart start(Workflow workflow, Workflow.Job job, Trigger trigger) throws ProblemException {
        Optional<String> environment = environment(job, trigger);
        TokenMaker maker = new TokenMaker(facts, issuer, trigger, environment.orElse(""));
        Optional<Why> silent = why(job, trigger, environment.isEmpty());
        Token token = silent.isPresent() ? new Token.None(silent.get()) : new Token.Sent(maker.claims(audience(job),
                workflow.root().get("name").text(), reference(job, trigger)));
        return new JobStart(job.name(), trigger.event(), trigger.ref(), maker.context(), job.needsAws(), token);
    }

    private static Optional<Why> why(Workflow.Job job, Trigger trigger, boolean unknownEnvironment) {
        if (!job.mayAskForToken()) {
            return Optional.of(Why.NO_PERMISSION);
        }
        if (!asksOn(trigger, job)) {
            return Optional.of(Why.LEFT_OUT);
        }
        return unknownEnvironment ? Optional.of(Why.UNKNOWN_ENVIRONMENT) : Optional.empty();
    }

    /** The environment's name, an empty text for none; empty when only the run will tell. */
    private static Optional<String> environment(Workflow.Job job, Trigger trigger) {
        YamlValue environment = job.value().get("environment");
        String written = environment.isMapping() ? environment.get("name").text() : environment.text();
        String bare = written.strip();
        if (bare.startsWith("${{") && bare.indexOf("}}") == bare.length() - 2) {
            Optional<String> said = Optional.of(job.said(bare)).filter(text -> !text.isEmpty());
            return said.or(() -> Expression.value(bare, trigger.contexts()::get));
        }
        return bare.isEmpty() ? Optional.of("") : Optional.of(job.said(bare)).filter(text -> !text.isEmpty());
    }

    /**
     * The {@code job_workflow_ref}: the workflow itself, or the one that the job calls. Empty when it is called by a
     * name that may be a branch's or a tag's.
     */
    private String reference(Workflow.Job job, Trigger trigger) {
        String called = job.value().get("uses").text();
        if (called.isEmpty()) {
            return facts.name() + "/" + path + "@" + trigger.ref();
        }
        if (called.startsWith("./")) {
            return facts.name() + called.substring(1) + "@" + trigger.ref();
        }
        return called.matches(".+@(refs/.+|[0-9a-f]{40})") ? called : "";
    }

    private static boolean asksOn(Trigger trigger, Workflow.Job job) {
        if (isExcluded(job.value().get("if"), trigger)) {
            return false;
        }
        List<Workflow.Step> asking = job.credentialSteps();
        return asking.isEmpty() || asking.stream().anyMatch(step -> !isExcluded(step.value().get("if"), trigger));
    }

    private static boolean isExcluded(YamlValue condition, Trigger trigger) {
        return Expression.truth(condition.text(), trigger.contexts()::get) == Expression.Truth.NO;
    }

    private static String audience(Workflow.Job job) {
        return job.credentialSteps().stream().map(step -> job.said(step.with("audience").text()))
                .filter(text -> !text.isBlank()).findFirst().orElse(AUDIENCE);
    }
}
