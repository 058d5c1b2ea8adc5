package dev.slipway.identity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.change.ProblemException;
import dev.slipway.pipeline.JobStart;
import dev.slipway.pipeline.PipelineProblem;
import dev.slipway.pipeline.RepositoryFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Who of GitHub may become a role: tokens of this provider, for this audience, with exactly one of these subjects.
 *
 * @param providerArn {@code arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com}
 * @param audience    what {@code aud} must be
 * @param subjects    what {@code sub} may be; exact, so without {@code *} and {@code ?}
 * @param open        what {@code sub} may be where a workflow's filter leaves branch or tag open; {@code *} stands only
 *                    behind {@code refs/heads/} or {@code refs/tags/}
 * @param pinned      further claims and their values, for a {@code sub} that does not name the repository
 */
public record TrustPolicy(String providerArn, String audience, List<String> subjects, List<String> open,
                          Map<String, String> pinned) {

    static final String ASSUME = "sts:AssumeRoleWithWebIdentity";
    private static final String PROVIDER = ":oidc-provider/";
    private static final Pattern WILDCARD = Pattern.compile("[*?]");
    private static final Pattern OPEN = Pattern.compile("[^*?]*refs/(?:heads|tags)/[^*?]*\\*[^?]*");

    public TrustPolicy {
        subjects = subjects.stream().distinct().toList();
        open = open.stream().distinct().toList();
        pinned = new TreeMap<>(pinned);
        if (!providerArn.contains(PROVIDER)) {
            throw new IllegalArgumentException("not an OIDC provider's ARN: " + providerArn);
        }
        if (audience.isBlank() || subjects.isEmpty() && open.isEmpty()) {
            throw new IllegalArgumentException("a trust policy without audience or subject lets everybody in");
        }
        if (subjects.stream().anyMatch(subject -> subject.isBlank() || WILDCARD.matcher(subject).find())) {
            throw new IllegalArgumentException("a subject is matched exactly: " + subjects);
        }
        if (!open.stream().allMatch(subject -> OPEN.matcher(subject).matches())) {
            throw new IllegalArgumentException("only a branch or a tag may be left open: " + open);
        }
    }

    /** Exact subjects and nothing else. */
    public TrustPolicy(String providerArn, String audience, List<String> subjects) {
        this(providerArn, audience, subjects, List.of(), Map.of());
    }

    /**
     * Lets these in, by what their tokens say. A {@code sub} whose template leaves the repository out could be
     * anybody's, so the repository's id is asked for beside it.
     *
     * @param welcome jobs that send a token
     * @throws ProblemException {@link PipelineProblem.SharedSub} when that id is not known,
     *     {@link IdentityProblem.UnwritableSubject} when a branch or an environment has letters that IAM does not take
     */
    public static TrustPolicy letting(List<JobStart> welcome, RepositoryFacts facts, String providerArn,
                                      String audience)
            throws ProblemException {
        List<String> exact = new ArrayList<>();
        List<String> open = new ArrayList<>();
        for (JobStart start : welcome) {
            for (String subject : start.claims().orElseThrow().subjects()) {
                int place = (int) subject.chars().takeWhile(c -> c <= DocumentFaults.LAST_CHARACTER).count();
                if (place < subject.length()) {
                    throw new ProblemException(new IdentityProblem.UnwritableSubject(subject, place));
                }
                (start.isOpen() ? open : exact).add(subject);
            }
        }
        return new TrustPolicy(providerArn, audience, exact, open, pinned(facts));
    }

    private static Map<String, String> pinned(RepositoryFacts facts) throws ProblemException {
        List<String> keys = facts.sub().keys();
        if (facts.sub().usesDefault() || keys.contains("repo") || keys.contains("repository")
                || keys.contains("repository_id")) {
            return Map.of();
        }
        if (facts.id() <= 0) {
            throw new ProblemException(new PipelineProblem.SharedSub(facts.name().toString(), String.join(", ", keys)));
        }
        return Map.of("repository_id", String.valueOf(facts.id()));
    }

    /** The policy a new role gets. */
    public PolicyDocument document() {
        return PolicyDocument.made("trust policy", statements(subjects, open));
    }

    /** All that may come, exact and open. */
    List<String> all() {
        List<String> all = new ArrayList<>(subjects);
        all.addAll(open);
        return all;
    }

    /** The provider's host, which its condition keys begin with. */
    String host() {
        return hostOf(providerArn);
    }

    static String hostOf(String providerArn) {
        return providerArn.substring(providerArn.indexOf(PROVIDER) + PROVIDER.length());
    }

    /** {@code <host>:aud}. */
    String audienceKey() {
        return host() + ":aud";
    }

    /** {@code <host>:sub}. */
    String subjectKey() {
        return host() + ":sub";
    }

    /** One statement for these exact subjects, where there are any, and one for the open ones. */
    List<ObjectNode> statements(List<String> exact, List<String> patterns) {
        List<ObjectNode> statements = new ArrayList<>();
        if (!exact.isEmpty()) {
            statements.add(statement("StringEquals", exact));
        }
        if (!patterns.isEmpty()) {
            statements.add(statement("StringLike", patterns));
        }
        return statements;
    }

    private ObjectNode statement(String operator, List<String> values) {
        ObjectNode statement = PolicyJson.object();
        statement.put("Effect", "Allow");
        statement.putObject("Principal").put("Federated", providerArn);
        statement.put("Action", ASSUME);
        ObjectNode conditions = statement.putObject("Condition");
        ObjectNode equal = conditions.putObject("StringEquals");
        equal.put(audienceKey(), audience);
        pinned.forEach((claim, value) -> equal.put(host() + ":" + claim, value));
        PolicyJson.put(conditions.withObjectProperty(operator), subjectKey(),
                values.stream().map(TrustPolicy::literal).toList());
        return statement;
    }

    /** A branch may be called ${x}, which a policy would take for a variable. */
    static String literal(String subject) {
        return subject.replace("${", "${$}{");
    }
}
