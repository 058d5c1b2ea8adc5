package dev.slipway.workflow;

import dev.slipway.change.ProblemException;
import dev.slipway.pipeline.Expression;
import dev.slipway.pipeline.RepositoryFacts;
import dev.slipway.pipeline.TokenClaims;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What the tokens of a workflow's jobs will say to AWS, worked out before any run.
 *
 * @see <a href="https://docs.github.com/en/actions/reference/security/oidc">OpenID Connect reference</a>
 */
public final class JobClaims {

    private static final String ISSUER = "https://token.actions.githubusercontent.com";
    private static final String AUDIENCE = "sts.amazonaws.com";

    private JobClaims() {}

    /**
     * The claims of each job that may ask for a token, for each trigger on which it runs; conditions that cannot be
     * told beforehand count as met.
     *
     * @param branch the branch that is pushed to
     * @throws ProblemException a {@link WorkflowProblem} when the file cannot be read, or the repository replaces
     *     GitHub's form of {@code sub} with its own
     */
    public static List<TokenClaims> of(String text, RepositoryFacts facts, String branch) throws ProblemException {
        return of(text, facts, branch, Workflow.Job::mayAskForToken);
    }

    /**
     * The claims of each job that wants credentials by way of a token, whether it may ask for one or not.
     *
     * @throws ProblemException as {@link #of}
     */
    public static List<TokenClaims> wanted(String text, RepositoryFacts facts, String branch)
            throws ProblemException {
        return of(text, facts, branch, job -> job.credentialSteps().stream().anyMatch(AccessChecks::usesToken));
    }

    private static List<TokenClaims> of(String text, RepositoryFacts facts, String branch, Predicate<Workflow.Job> asks)
            throws ProblemException {
        if (!facts.usesDefaultClaim()) {
            throw new ProblemException(new WorkflowProblem.CustomSubject(facts.name().toString()));
        }
        Workflow workflow = Workflow.read(text);
        List<TokenClaims> claims = new ArrayList<>();
        for (Trigger trigger : Trigger.of(workflow.root().get("on"), branch)) {
            for (Workflow.Job job : workflow.jobs()) {
                if (asks.test(job) && asksOn(trigger, job)) {
                    claims.add(new TokenClaims(job.name(), trigger.event(), ISSUER, audience(job),
                            prefix(facts) + ":" + suffix(job, trigger)));
                }
            }
        }
        return claims;
    }

    /** What the repository's tokens begin with: as GitHub says, else in the form that new repositories have. */
    private static String prefix(RepositoryFacts facts) {
        return facts.subClaimPrefix().orElseGet(() -> "repo:" + facts.name().owner() + "@" + facts.ownerId() + "/"
                + facts.name().name() + "@" + facts.id());
    }

    /** An environment takes the place of branch, tag and pull request alike. */
    private static String suffix(Workflow.Job job, Trigger trigger) {
        YamlValue environment = job.value().get("environment");
        String name = environment.isMapping() ? environment.get("name").text() : environment.text();
        return name.isEmpty() ? trigger.subjectSuffix() : "environment:" + name.replace(":", "%3A");
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
        return job.credentialSteps().stream().map(step -> step.with("audience").text())
                .filter(text -> !text.isBlank()).findFirst().orElse(AUDIENCE);
    }
}
