package dev.slipway.github;

import dev.slipway.change.Problem;

/** What git can answer instead of an answer. */
public sealed interface GitProblem extends Problem {

    /** The {@code git} program is not on the path. */
    record NotInstalled() implements GitProblem {}

    record NotARepository(String folder) implements GitProblem {}

    /** The remote has commits that the folder has not. */
    record Behind(String branch) implements GitProblem {}

    /** The remote wants other credentials than git has. */
    record NotSignedIn(String remote) implements GitProblem {}

    /** git knows no name and e-mail to commit under. */
    record NoIdentity() implements GitProblem {}

    /** git refused, in its own words. */
    record Refused(String command, String message) implements GitProblem {}
}
