package dev.slipway.identity;

import dev.slipway.change.ProblemException;
import dev.slipway.pipeline.RepositoryFacts;
import dev.slipway.pipeline.TokenSubjects;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a role's trust policy is measured by.
 *
 * @param wanted    who is to get in
 * @param facts     the repository that they come from
 * @param prefixes  what its tokens' {@code sub} begins with, the likeliest first
 * @param providers the ARNs of the account's OIDC providers, with the one that is wanted; empty when nobody looked
 */
public record TrustTarget(TrustPolicy wanted, RepositoryFacts facts, List<String> prefixes,
                          Optional<Set<String>> providers) {

    public TrustTarget {
        prefixes = List.copyOf(prefixes);
        providers = providers.map(Set::copyOf);
    }

    /** @throws ProblemException when GitHub's prefix cannot be matched exactly */
    public static TrustTarget of(TrustPolicy wanted, RepositoryFacts facts, Optional<Set<String>> providers)
            throws ProblemException {
        return new TrustTarget(wanted, facts, TokenSubjects.prefixes(facts), providers);
    }

    /** {@code repo:owner/name}, without ids. */
    String classicPrefix() {
        return "repo:" + facts.name();
    }

    /** The part of a subject that follows the repository. */
    static String context(String subject) {
        return subject.substring(repository(subject).length()).replaceFirst("^:", "");
    }

    /** {@code repo:owner@1/name@2} of a whole subject; all of a text that goes on with nothing. */
    static String repository(String subject) {
        int end = subject.indexOf(':', "repo:".length());
        return end < 0 ? subject : subject.substring(0, end);
    }

    /** How the wanted subjects end. */
    List<String> contexts() {
        return wanted.all().stream().filter(subject -> prefixes.contains(repository(subject)))
                .map(TrustTarget::context).distinct().toList();
    }

    /**
     * The subjects without which the pipeline does not get in. When GitHub has said that its tokens carry ids, the
     * spelling without them is written beside it for safety, but not missed.
     */
    List<String> needed() {
        boolean isSure = facts.sub().prefix().isPresent() && prefixes.getFirst().contains("@");
        List<String> sure = wanted.all().stream().filter(subject -> subject.startsWith(prefixes.getFirst() + ":"))
                .toList();
        return isSure && !sure.isEmpty() ? sure : wanted.all();
    }
}
