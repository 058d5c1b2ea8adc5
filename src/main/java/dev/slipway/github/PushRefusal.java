package dev.slipway.github;

import java.util.Optional;

/** What git's and GitHub's words at a refused push mean. */
final class PushRefusal {

    private PushRefusal() {}

    /** Empty when the words are none of those known. */
    static Optional<GitProblem> of(String words, String branch, String remote) {
        if (has(words, "workflow` scope", "without `workflow", "without workflow scope")) {
            return Optional.of(new GitProblem.MayNotChangeWorkflows(remote));
        }
        if (has(words, "protected branch", "GH006", "GH013", "push declined due to repository rule")) {
            return Optional.of(new GitProblem.BranchIsProtected(branch, words.strip()));
        }
        if (has(words, "fetch first", "non-fast-forward", "stale info")) {
            return Optional.of(new GitProblem.Behind(branch));
        }
        if (has(words, "Repository not found", "does not appear to be a git repository", "repository not found")) {
            return Optional.of(new GitProblem.NoSuchRemote(remote));
        }
        if (has(words, "Authentication failed", "could not read Username", "could not read Password",
                "terminal prompts disabled", "Permission denied", "Permission to", "Host key verification failed",
                "error: 401", "error: 403")) {
            return Optional.of(new GitProblem.NotSignedIn(remote));
        }
        if (has(words, "Could not resolve host", "Failed to connect", "Couldn't connect", "Connection refused",
                "Connection timed out", "Network is unreachable", "Operation timed out")) {
            return Optional.of(new GitProblem.RemoteOffline(remote, words.strip()));
        }
        return Optional.empty();
    }

    private static boolean has(String words, String... signs) {
        for (String sign : signs) {
            if (words.contains(sign)) {
                return true;
            }
        }
        return false;
    }
}
