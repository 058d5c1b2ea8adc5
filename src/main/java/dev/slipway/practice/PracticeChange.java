package dev.slipway.practice;

import dev.slipway.learn.PracticeLevel;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.awscore.AwsRequest;

/**
 * One thing that was done to a practice account from outside, enough to do it again. What follows from it by itself, as
 * tasks that start or runs that go on, is none.
 */
sealed interface PracticeChange {

    /**
     * A request that was answered, and may have changed something.
     *
     * @param failure the error code it was refused with; empty when it was not
     */
    record Called(AwsRequest request, String failure) implements PracticeChange {}

    /** A repository secret was stored. */
    record SecretSet(String name, String value) implements PracticeChange {}

    record PullRequestOpened(String head, String base) implements PracticeChange {}

    record JobsRerun(long runId) implements PracticeChange {}

    /**
     * A commit on what was the head before; the first one of all is what the repository begins with.
     *
     * @param files what the commit has otherwise than the head before; empty for a file that it takes away
     */
    record Committed(String sha, String message, Map<String, Optional<byte[]>> files) implements PracticeChange {

        /** The commit, on the files that were there before. */
        PracticeCommit on(Map<String, byte[]> before) {
            Map<String, byte[]> tree = new TreeMap<>(before);
            files.forEach((file, bytes) -> bytes.ifPresentOrElse(it -> tree.put(file, it), () -> tree.remove(file)));
            return new PracticeCommit(sha, message, tree);
        }
    }

    /** What the working folder had otherwise than the last commit when the account was saved. */
    record FolderFound(Map<String, Optional<byte[]>> files) implements PracticeChange {}

    /** The head was pushed. */
    record Pushed(String branch) implements PracticeChange {}

    /** The engine has built an image. */
    record Built(String reference, PracticeImage image) implements PracticeChange {}

    /** The engine has sent a layer to a repository, given as {@code registry/name}. */
    record Sent(String repository, String layer) implements PracticeChange {}

    /** Whether Fargate has room for another task. */
    record CapacitySet(boolean has) implements PracticeChange {}

    /** How many vCPUs of tasks may run at once. */
    record QuotaSet(int vcpus) implements PracticeChange {}

    /** How many practice seconds pass in a real one. */
    record SpeedSet(double speed) implements PracticeChange {}

    record LevelSet(PracticeLevel level) implements PracticeChange {}

    /** Another luck, where the level has any. */
    record SeedSet(long seed) implements PracticeChange {}

    /** Nothing but time. */
    record Passed() implements PracticeChange {}
}
