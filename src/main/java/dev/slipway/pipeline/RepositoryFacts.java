package dev.slipway.pipeline;

import java.util.Optional;

/**
 * What GitHub says about a repository.
 *
 * @param id               the repository's numeric id
 * @param ownerId          the owner's numeric id
 * @param subClaimPrefix   what every token's {@code sub} begins with, as GitHub's OIDC customisation answer gives it
 *                         ({@code repo:owner@1/name@2}), when it could be read
 * @param usesDefaultClaim whether {@code sub} keeps GitHub's default form (false: a custom template replaces it)
 */
public record RepositoryFacts(RepositoryName name, long id, long ownerId, String defaultBranch,
                              Optional<String> subClaimPrefix, boolean usesDefaultClaim) {}
