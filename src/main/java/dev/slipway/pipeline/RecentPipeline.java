package dev.slipway.pipeline;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * A pipeline that was worked on, how to come back to it, and how it stood when it was seen last. Holds names only, never a
 * credential.
 *
 * @param account the number of the AWS account; empty for the practice account
 * @param folder  the repository's folder on this computer
 * @param profile the AWS profile that it was reached with, empty for the default chain
 * @param step    the step that was in front, {@code deploy}
 * @param marks   how each step stood, {@code DONE} or {@code TROUBLE}; a step that nobody looked at is missing
 * @param rung    the rung of the way to the container that was broken, {@code SECURITY_GROUP}; empty when none was
 * @param seen    when that was
 */
public record RecentPipeline(String account, String region, RepositoryName repository, String folder, String profile,
                             String step, Map<String, String> marks, String rung, Instant seen) {

    public RecentPipeline {
        Objects.requireNonNull(account);
        Objects.requireNonNull(region);
        Objects.requireNonNull(repository);
        Objects.requireNonNull(folder);
        Objects.requireNonNull(profile);
        Objects.requireNonNull(step);
        Objects.requireNonNull(rung);
        Objects.requireNonNull(seen);
        marks = Map.copyOf(marks);
    }

    public boolean isPractice() {
        return account.isEmpty();
    }

    /** As part of a file's name. */
    String fileName() {
        return (isPractice() ? "practice" : account) + "_" + region + "_" + repository.fileName() + ".json";
    }
}
