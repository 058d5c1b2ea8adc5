package dev.slipway.identity;

import java.util.Objects;
import java.util.Optional;

/**
 * The OIDC provider that is wanted.
 *
 * @param url      the issuer, {@code https://token.actions.githubusercontent.com}
 * @param audience what tokens are made out to
 * @param tag      value of the tag on a provider that is made
 */
public record ProviderRequest(String url, String audience, String tag) {

    public ProviderRequest {
        problem(url).ifPresent(problem -> {
            throw new IllegalArgumentException(problem.toString());
        });
        if (audience.isBlank()) {
            throw new IllegalArgumentException("a provider without audience takes no token");
        }
        Objects.requireNonNull(tag);
    }

    /** What IAM would not take about an address. */
    static Optional<IdentityProblem> problem(String url) {
        boolean good = url.length() <= 255 && url.matches("https://[A-Za-z0-9.-]+(/[A-Za-z0-9._~/-]*[A-Za-z0-9._~-])?");
        return good ? Optional.empty() : Optional.of(new IdentityProblem.BadProviderUrl(url));
    }

    /** Without {@code https://}: how IAM names the provider. */
    public String host() {
        return url.substring("https://".length());
    }
}
