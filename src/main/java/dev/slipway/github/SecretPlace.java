package dev.slipway.github;

import dev.slipway.pipeline.RepositoryName;
import java.util.Objects;

/**
 * Where a secret is kept: with the repository, for all of its workflows, or with one of its environments, for the jobs
 * that name it. A job sees both, and its environment's secret goes before the repository's of the same name.
 *
 * @param environment empty for the repository's own
 * @see <a href="https://docs.github.com/en/actions/concepts/security/secrets">Secrets</a>
 */
public record SecretPlace(RepositoryName repository, String environment) {

    private static final int LONGEST_NAME = 255;

    public SecretPlace {
        Objects.requireNonNull(repository);
        if (environment.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("not an environment's name: " + environment);
        }
    }

    public static SecretPlace of(RepositoryName repository) {
        return new SecretPlace(repository, "");
    }

    public boolean isEnvironment() {
        return !environment.isEmpty();
    }

    @Override
    public String toString() {
        return isEnvironment() ? repository + " environment " + environment : repository.toString();
    }
}
