package dev.slipway;

import dev.slipway.change.Problem;

/** Why a world cannot be entered. */
public sealed interface WorldProblem extends Problem {

    /** The folder's repository has no {@code origin} on GitHub. */
    record NoGitHubRemote(String folder) implements WorldProblem {}

    /** The practice account's folder cannot be written. */
    record NoPracticeFolder(String folder, String reason) implements WorldProblem {}
}
