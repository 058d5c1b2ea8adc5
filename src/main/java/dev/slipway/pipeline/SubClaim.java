package dev.slipway.pipeline;

import java.util.List;
import java.util.Optional;

/**
 * How GitHub spells the {@code sub} of a repository's tokens.
 *
 * @param prefix      what it begins with by GitHub's own word ({@code repo:owner@1/name@2}), when it could be read
 * @param usesDefault whether it keeps GitHub's own form; false when a template replaces the whole of it
 * @param keys        the template's claims in their order; empty when nobody said which
 * @param immutable   whether GitHub says that it holds numeric ids; empty when it does not say
 * @see <a href="https://docs.github.com/en/rest/actions/oidc">REST API endpoints for GitHub Actions OIDC</a>
 */
public record SubClaim(Optional<String> prefix, boolean usesDefault, List<String> keys, Optional<Boolean> immutable) {

    public SubClaim {
        keys = List.copyOf(keys);
    }

    /** Nothing could be read: GitHub's own form, with what the ids tell. */
    public static SubClaim unread() {
        return new SubClaim(Optional.empty(), true, List.of(), Optional.empty());
    }

    /** GitHub's own form with this beginning. */
    public static SubClaim of(String prefix) {
        return new SubClaim(Optional.of(prefix), true, List.of(), Optional.empty());
    }

    /** A template of these claims. */
    public SubClaim with(List<String> keys) {
        return new SubClaim(prefix, false, keys, immutable);
    }
}
