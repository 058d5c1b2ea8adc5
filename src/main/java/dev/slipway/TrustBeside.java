package dev.slipway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.change.ProblemException;
import dev.slipway.identity.Handshake;
import dev.slipway.identity.PolicyDocument;
import dev.slipway.pipeline.JobStart;
import dev.slipway.pipeline.RepositoryFacts;
import dev.slipway.pipeline.RepositoryName;
import dev.slipway.pipeline.SubClaim;
import dev.slipway.pipeline.TokenClaims;
import dev.slipway.workflow.Finding;
import dev.slipway.workflow.JobClaims;
import dev.slipway.workflow.WorkflowChecks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A role's trust policy beside a workflow file. Which repository the file is of, and which branch deploys, is taken from
 * the policy itself, so that what is told is what the file alone gets wrong.
 */
final class TrustBeside {

    private static final String ISSUER = "https://token.actions.githubusercontent.com";
    private static final String AUDIENCE = "sts.amazonaws.com";
    private static final String PROVIDER =
            "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com";
    private static final Pattern PROVIDERS =
            Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:oidc-provider/[^\"\\s]{1,200}");
    private static final Pattern PREFIX = Pattern.compile("\"(repo:[^:\"]{1,200})");
    private static final Pattern BRANCH = Pattern.compile(":ref:refs/heads/([^\"]{1,200})\"");
    private static final int MOST_REPOSITORIES = 20;

    private final String text;
    private final Handshake handshake;

    private TrustBeside(String text, Handshake handshake) {
        this.text = text;
        this.handshake = handshake;
    }

    /**
     * Reads the policy, or the answer of {@code aws iam get-role}.
     *
     * @throws ProblemException an {@code IdentityProblem} when it is no policy
     */
    static TrustBeside of(String name, String text) throws ProblemException {
        Matcher provider = PROVIDERS.matcher(text);
        return new TrustBeside(text, new Handshake(policy(name, text), provider.find() ? provider.group() : PROVIDER));
    }

    private static PolicyDocument policy(String name, String text) throws ProblemException {
        try {
            JsonNode policy = new ObjectMapper().readTree(text).at("/Role/AssumeRolePolicyDocument");
            return policy.isObject() ? PolicyDocument.of(name, policy) : PolicyDocument.parse(name, text);
        } catch (JsonProcessingException e) {
            // read again by the one that says where
            return PolicyDocument.parse(name, text);
        }
    }

    /**
     * What the workflow does that the policy does not let in.
     *
     * @param known what was found already; that pull requests get no credentials is told once
     * @throws ProblemException when the file cannot be read
     */
    List<Finding> findings(String workflow, List<Finding> known) throws ProblemException {
        boolean isTold = known.stream().anyMatch(finding -> finding.rule().equals("pull-request"));
        List<String> prefixes = PREFIX.matcher(text).results().map(match -> match.group(1)).distinct()
                .limit(MOST_REPOSITORIES).toList();
        List<List<JobStart>> refused = new ArrayList<>();
        for (String prefix : prefixes.isEmpty() ? List.of("repo:owner/name") : prefixes) {
            refused.add(refused(workflow, example(prefix)));
        }
        List<JobStart> fewest = refused.stream().min(Comparator.comparingInt(List::size)).orElseThrow();
        return WorkflowChecks.refused(workflow, fewest.stream()
                .filter(start -> !isTold || !start.isPullRequest()).toList());
    }

    private List<JobStart> refused(String workflow, String prefix) throws ProblemException {
        String branch = BRANCH.matcher(text).results().map(match -> match.group(1)).findFirst()
                .map(TrustBeside::example).orElse("main");
        RepositoryFacts facts = new RepositoryFacts(new RepositoryName("owner", "name"), 1, 1, "", branch,
                SubClaim.of(prefix));
        List<JobStart> starts = new JobClaims(facts, ".github/workflows/x.yml", branch, ISSUER).of(workflow).stream()
                .flatMap(start -> sending(start, prefix).stream()).toList();
        return handshake.with(starts).stream().filter(row -> row.answer().filter(TrustBeside::isRefused).isPresent())
                .map(Handshake.Row::start).toList();
    }

    /** With the token it would send if it may; that it may not is told by other rules. */
    private static Optional<JobStart> sending(JobStart start, String prefix) {
        boolean isSilent = start.token() instanceof JobStart.Token.None none
                && (none.why() != JobStart.Why.NO_PERMISSION || start.isPullRequest());
        if (!start.needsAws() || isSilent) {
            return Optional.empty();
        }
        String audience = start.claims().map(TokenClaims::audience).orElse(AUDIENCE);
        return Optional.of(new JobStart(start.job(), start.event(), start.ref(), start.context(), true,
                new JobStart.Token.Sent(new TokenClaims(ISSUER, audience, List.of(prefix + ":" + start.context()),
                        Map.of()))));
    }

    /** Conditions on what the file does not tell are taken as met. */
    private static boolean isRefused(Handshake.Answer answer) {
        return answer instanceof Handshake.Answer.OtherSubject || answer instanceof Handshake.Answer.OtherAudience
                || answer instanceof Handshake.Answer.Denied;
    }

    /** A name that the pattern fits. */
    private static String example(String pattern) {
        return pattern.replace("*", "x").replace("?", "x");
    }
}
