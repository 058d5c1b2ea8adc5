package dev.slipway.github;

import dev.slipway.change.Problem;

/** What GitHub, or the way to it, can answer instead of an answer. */
public sealed interface GitHubProblem extends Problem {

    /** No token was given. */
    record NoToken() implements GitHubProblem {}

    /** GitHub does not know the token, or it has expired. */
    record BadToken() implements GitHubProblem {}

    /**
     * The token may not do this.
     *
     * @param needed what GitHub's X-Accepted-GitHub-Permissions header names, or empty
     */
    record Forbidden(String what, String needed) implements GitHubProblem {}

    /** There is none, or the token may not see it: GitHub does not tell these apart. */
    record NotFound(String what) implements GitHubProblem {}

    /** Too many requests. {@code seconds} until GitHub answers again. */
    record RateLimited(long seconds) implements GitHubProblem {}

    record Offline(String host, String reason) implements GitHubProblem {}

    /** GitHub refused the request, in its own words. */
    record Refused(int status, String message) implements GitHubProblem {}
}
