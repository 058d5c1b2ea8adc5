package dev.slipway.cloud;

import java.util.Objects;
import java.util.Optional;

/**
 * Whose credentials and which region.
 *
 * @param profile a profile's name; empty for the default chain: environment, container, the machine's own role
 * @param region  for example {@code ap-northeast-1}
 */
public record Connection(Optional<String> profile, String region) {

    public Connection {
        Objects.requireNonNull(profile);
        Objects.requireNonNull(region);
    }

    public static Connection ofProfile(String profile, String region) {
        return new Connection(Optional.of(profile), region);
    }

    public static Connection ofDefaultChain(String region) {
        return new Connection(Optional.empty(), region);
    }
}
