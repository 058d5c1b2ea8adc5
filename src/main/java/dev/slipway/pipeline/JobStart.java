package dev.slipway.pipeline;

import java.util.Objects;
import java.util.Optional;

/**
 * A job as something starts it, and the token it sends then.
 *
 * @param job      its name in the workflow; empty for a job that somebody else may write
 * @param event    {@code push}, {@code pull_request}, {@code workflow_dispatch}, ...
 * @param ref      the full name of the branch, tag or pull request; with {@code *} where a filter leaves it open
 * @param context  how GitHub's form of {@code sub} ends: {@code ref:refs/heads/main}, {@code environment:production},
 *                 {@code pull_request}
 * @param needsAws whether a step of it takes on a role, as far as the workflow tells
 * @param token    what it sends, or why nothing
 */
public record JobStart(String job, String event, String ref, String context, boolean needsAws, Token token) {

    public JobStart {
        Objects.requireNonNull(token);
    }

    /** A token, or none. */
    public sealed interface Token {
        record Sent(TokenClaims claims) implements Token {}

        record None(Why why) implements Token {}
    }

    /** Why a job sends no token. */
    public enum Why {
        /** It lacks {@code id-token: write}. */
        NO_PERMISSION,
        /** Its condition, or that of the step, leaves it out. */
        LEFT_OUT,
        /** Its environment is chosen while it runs. */
        UNKNOWN_ENVIRONMENT,
        /** GitHub gives none to pull requests from forks. */
        FORK
    }

    /** What it sends, if anything. */
    public Optional<TokenClaims> claims() {
        return token instanceof Token.Sent sent ? Optional.of(sent.claims()) : Optional.empty();
    }

    /** Whether its {@code sub} is not one text but whatever fits a filter of the workflow. */
    public boolean isOpen() {
        return context.startsWith("ref:") && context.contains("*");
    }

    /** Whether it starts for what others propose, too; {@code pull_request_target} does so in the branch's name. */
    public boolean isPullRequest() {
        return event.startsWith("pull_request");
    }

    /** Whether it should get in unless somebody decides otherwise: not pull requests, and no open-ended branches. */
    public boolean isWelcome() {
        return needsAws && !isPullRequest() && (!isOpen() || context.startsWith("ref:refs/tags/"))
                && claims().isPresent();
    }
}
