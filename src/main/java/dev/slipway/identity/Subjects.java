package dev.slipway.identity;

import dev.slipway.change.ProblemException;
import dev.slipway.pipeline.RepositoryFacts;
import java.util.ArrayList;
import java.util.List;

/**
 * The {@code sub} that a repository's tokens carry, spelt exactly.
 *
 * <p>Repositories made, renamed or transferred after 15 July 2026 send {@code repo:OWNER@ID/NAME@ID}, older ones
 * {@code repo:OWNER/NAME}; which of them GitHub says itself. Both spellings are given, since a repository may change
 * from the older to the newer; each is exact, so nobody else's token fits.
 *
 * @see <a href="https://docs.github.com/en/actions/reference/security/oidc">GitHub's OIDC reference</a>
 */
public final class Subjects {

    private static final String EXACT = "repo:[^:*?\\s]+/[^:*?\\s]+";

    private Subjects() {}

    /**
     * What a workflow on this branch sends, the likeliest first.
     *
     * @throws ProblemException {@link IdentityProblem.CustomSubClaim} when a template replaces the default form,
     *     {@link IdentityProblem.UnusableSubPrefix} when GitHub's prefix has another shape
     */
    public static List<String> of(RepositoryFacts facts, String branch) throws ProblemException {
        return prefixes(facts).stream().map(prefix -> prefix + ":ref:refs/heads/" + escaped(branch)).toList();
    }

    private static List<String> prefixes(RepositoryFacts facts) throws ProblemException {
        String repository = facts.name().toString();
        if (!facts.usesDefaultClaim()) {
            throw new ProblemException(new IdentityProblem.CustomSubClaim(repository));
        }
        String classic = "repo:" + repository;
        List<String> prefixes = new ArrayList<>();
        if (facts.subClaimPrefix().isPresent()) {
            String told = facts.subClaimPrefix().get();
            // GitHub's description has no example; with or without the leading word it means the same
            String prefix = told.startsWith("repo:") ? told : "repo:" + told;
            if (!prefix.matches(EXACT)) {
                throw new ProblemException(new IdentityProblem.UnusableSubPrefix(repository, told));
            }
            prefixes.add(prefix);
        } else if (facts.id() > 0 && facts.ownerId() > 0) {
            prefixes.add("repo:" + facts.name().owner() + "@" + facts.ownerId() + "/" + facts.name().name() + "@"
                    + facts.id());
        }
        if (!prefixes.contains(classic)) {
            prefixes.add(classic);
        }
        return prefixes;
    }

    /** A colon within a name would end it. */
    private static String escaped(String branch) {
        return branch.replace(":", "%3A");
    }
}
