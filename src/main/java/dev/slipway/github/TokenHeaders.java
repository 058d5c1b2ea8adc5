package dev.slipway.github;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What GitHub says of a token in the headers of its answers.
 *
 * @see <a href="https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/scopes-for-oauth-apps">Scopes</a>
 */
final class TokenHeaders {

    /** {@code 2026-12-31 09:00:00 UTC}, or with an offset in place of the zone. */
    private static final DateTimeFormatter EXPIRATION =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss [Z][z]", Locale.ROOT);

    private TokenHeaders() {}

    /** Empty without the header, as for a fine-grained token; an empty list for a classic one without any scope. */
    static Optional<List<String>> scopes(HttpHeaders headers) {
        return headers.firstValue("X-OAuth-Scopes").map(text -> Stream.of(text.split(","))
                .map(String::strip).filter(scope -> !scope.isEmpty()).toList());
    }

    /** Empty without the header, and when it says something that is no time. */
    static Optional<Instant> expiresAt(HttpHeaders headers) {
        try {
            return headers.firstValue("github-authentication-token-expiration")
                    .map(text -> ZonedDateTime.parse(text.strip(), EXPIRATION).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
