package dev.slipway;

import dev.slipway.change.Problem;

/** Why a world cannot be entered. */
public sealed interface WorldProblem extends Problem {

    /** The folder's repository has no {@code origin} on GitHub. */
    record NoGitHubRemote(String folder) implements WorldProblem {}

    /**
     * The remote leads to a host that is neither github.com nor one of GHE.com: a GitHub Enterprise Server, whose
     * tokens are signed by the server itself, or no GitHub at all.
     */
    record OtherHost(String remote, String host) implements WorldProblem {}

    /** The practice account's folder cannot be written. */
    record NoPracticeFolder(String folder, String reason) implements WorldProblem {}
}
