package dev.slipway.pipeline;

import dev.slipway.change.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The {@code sub} that a repository's tokens carry, spelt exactly.
 *
 * <p>Repositories made, renamed or transferred after 15 July 2026 send {@code repo:OWNER@ID/NAME@ID}, older ones
 * {@code repo:OWNER/NAME}; which of them GitHub says itself. Both spellings are given while a repository may change
 * from the older to the newer; each is exact, so nobody else's token fits. A template replaces the whole: each of its
 * claims with its value, in its order.
 *
 * @see <a href="https://docs.github.com/en/actions/reference/security/oidc">GitHub's OIDC reference</a>
 */
public final class TokenSubjects {

    private static final String EXACT = "repo:[^:*?\\s]+/[^:*?\\s]+";

    private TokenSubjects() {}

    /**
     * Every spelling, the likeliest first.
     *
     * @param context how GitHub's own form ends
     * @param others  the token's other claims that are known, by name, for a template
     * @throws ProblemException {@link PipelineProblem.UnforeseeableSub} when a template asks for a claim that is not
     *     known, {@link PipelineProblem.UnusableSubPrefix} when GitHub's prefix has a shape of its own
     */
    public static List<String> of(RepositoryFacts facts, String context, Map<String, String> others)
            throws ProblemException {
        if (!facts.sub().usesDefault() && facts.sub().keys().isEmpty()) {
            throw new ProblemException(new PipelineProblem.UnforeseeableSub(facts.name().toString(), ""));
        }
        List<String> subjects = new ArrayList<>();
        for (String prefix : prefixes(facts)) {
            String subject = facts.sub().usesDefault() ? prefix + ":" + context
                    : filledIn(facts, prefix, context, others);
            if (!subjects.contains(subject)) {
                subjects.add(subject);
            }
        }
        return List.copyOf(subjects);
    }

    /**
     * What every {@code sub} of the repository begins with, the likeliest first.
     *
     * @throws ProblemException {@link PipelineProblem.UnusableSubPrefix}
     */
    public static List<String> prefixes(RepositoryFacts facts) throws ProblemException {
        String classic = "repo:" + facts.name();
        List<String> prefixes = new ArrayList<>();
        if (facts.sub().prefix().isPresent()) {
            prefixes.add(told(facts, facts.sub().prefix().get()));
        }
        boolean isSettled = prefixes.contains(classic) && !facts.sub().immutable().orElse(false);
        if (!isSettled && prefixes.stream().allMatch(classic::equals) && facts.id() > 0 && facts.ownerId() > 0) {
            prefixes.add("repo:" + facts.name().owner() + "@" + facts.ownerId() + "/" + facts.name().name() + "@"
                    + facts.id());
        }
        if (!prefixes.contains(classic)) {
            prefixes.add(classic);
        }
        return prefixes;
    }

    /** A colon within a value would end it, so GitHub writes it otherwise. */
    public static String escaped(String value) {
        return value.replace(":", "%3A");
    }

    private static String told(RepositoryFacts facts, String told) throws ProblemException {
        // GitHub's description has no example; with or without the leading word it means the same
        String prefix = told.startsWith("repo:") ? told : "repo:" + told;
        if (!prefix.matches(EXACT)) {
            throw new ProblemException(new PipelineProblem.UnusableSubPrefix(facts.name().toString(), told));
        }
        return prefix;
    }

    private static String filledIn(RepositoryFacts facts, String prefix, String context, Map<String, String> others)
            throws ProblemException {
        List<String> parts = new ArrayList<>();
        for (String key : facts.sub().keys()) {
            String value = others.getOrDefault(key, "");
            switch (key) {
                // GitHub names the repository by the short word in either case
                case "repo", "repository" -> parts.add(prefix);
                case "context" -> parts.add(context);
                default -> {
                    if (value.isEmpty()) {
                        throw new ProblemException(
                                new PipelineProblem.UnforeseeableSub(facts.name().toString(), key));
                    }
                    parts.add(key + ":" + escaped(value));
                }
            }
        }
        return String.join(":", parts);
    }
}
