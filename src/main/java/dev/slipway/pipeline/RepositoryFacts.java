package dev.slipway.pipeline;

import java.util.Objects;

/**
 * What GitHub says about a repository.
 *
 * @param id         the repository's numeric id, 0 when it is not known
 * @param ownerId    the owner's numeric id, 0 when it is not known
 * @param visibility {@code public}, {@code private}, {@code internal}, or empty when it is not known
 * @param sub        how its tokens' {@code sub} is spelt
 */
public record RepositoryFacts(RepositoryName name, long id, long ownerId, String visibility, String defaultBranch,
                              SubClaim sub) {

    public RepositoryFacts {
        Objects.requireNonNull(name);
        Objects.requireNonNull(visibility);
        Objects.requireNonNull(defaultBranch);
        Objects.requireNonNull(sub);
    }
}
