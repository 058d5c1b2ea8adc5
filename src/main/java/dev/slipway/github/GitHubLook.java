package dev.slipway.github;

import dev.slipway.change.Attempt;
import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Together;
import dev.slipway.pipeline.RepositoryFacts;
import dev.slipway.pipeline.RepositoryName;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Who we are on GitHub and what harmless reads say of the token's rights. Rights to write show only in use.
 *
 * @param asked   the repository as git's remote names it
 * @param found   the repository as GitHub names it
 * @param refused what may not be read, with the permissions that GitHub says are missing (empty when it does not)
 */
public record GitHubLook(RepositoryName asked, Attempt<GitHub.Viewer> viewer, Attempt<RepositoryFacts> found,
                         Set<TokenPermission> readable, Map<TokenPermission, String> refused) {

    private static final String NO_COMMIT = "0".repeat(40);

    /** Reads side by side: who, which repository, and one thing under each permission that can be read. */
    public static GitHubLook at(GitHub gitHub, RepositoryName repository, String branch, Together together)
            throws ProblemException {
        Attempt<GitHub.Viewer> viewer = new Attempt<>(gitHub::viewer);
        Attempt<RepositoryFacts> facts = new Attempt<>(() -> gitHub.repository(repository));
        Attempt<?> contents = new Attempt<>(() -> gitHub.branch(repository, branch));
        Attempt<?> secrets = new Attempt<>(() -> gitHub.secrets(SecretPlace.of(repository)));
        Attempt<?> actions = new Attempt<>(() -> gitHub.runs(repository, NO_COMMIT));
        together.all(List.of(viewer, facts, contents, secrets, actions));
        Set<TokenPermission> readable = EnumSet.noneOf(TokenPermission.class);
        Map<TokenPermission, String> refused = new TreeMap<>();
        Map.of(TokenPermission.CONTENTS, contents, TokenPermission.SECRETS, secrets, TokenPermission.ACTIONS, actions)
                .forEach((permission, attempt) -> {
                    refusal(attempt).ifPresent(needed -> refused.put(permission, needed));
                    // a branch that was never pushed proves nothing
                    if (attempt.answer().filter(answer -> !answer.equals(Optional.empty())).isPresent()) {
                        readable.add(permission);
                    }
                });
        return new GitHubLook(repository, viewer, facts, readable, refused);
    }

    /** GitHub says "not found" too where a token may not look. */
    private static Optional<String> refusal(Attempt<?> attempt) {
        return attempt.problem().flatMap(problem -> switch (problem) {
            case GitHubProblem.Forbidden(String _, String needed) -> Optional.of(needed);
            case GitHubProblem.NotFound _ -> Optional.of("");
            default -> Optional.empty();
        });
    }

    /** The name that GitHub has for the repository now, when git's remote still has another one. */
    public Optional<RepositoryName> renamed() {
        return found.answer().map(RepositoryFacts::name).filter(name -> !name.equals(asked));
    }

    /** Why GitHub could not be asked; empty when it could. */
    public Optional<Problem> problem() {
        return viewer.problem().or(found::problem);
    }
}
