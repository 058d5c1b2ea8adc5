package dev.slipway.github;

import dev.slipway.change.Bytes;
import dev.slipway.change.Note;
import dev.slipway.change.Problem;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What GitHub, or the way to it, can answer instead of an answer. */
public sealed interface GitHubProblem extends Problem {

    /** No token was given. */
    record NoToken() implements GitHubProblem {}

    /** No token was given but one for a GitHub Enterprise Server, in that variable, which is not for GitHub's cloud. */
    record EnterpriseToken(String variable) implements GitHubProblem {}

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

    /** The repository has no environment of that name, or the token may not see it. */
    record NoEnvironment(String environment, String repository) implements GitHubProblem {}

    /** Too many requests. {@code seconds} until GitHub answers again. */
    record RateLimited(long seconds) implements GitHubProblem {

        /** How long, and the time of day on this computer's clock at which that is over. */
        @Override
        public List<Object> facts() {
            return List.of(Note.info("github.wait", Duration.ofSeconds(seconds), LocalTime.now().plusSeconds(seconds)
                    .truncatedTo(ChronoUnit.SECONDS).format(DateTimeFormatter.ISO_LOCAL_TIME)));
        }
    }

    /** A proxy stands before that host and wants a name and a password. */
    record ProxyWantsLogin(String host) implements GitHubProblem {}

    record Offline(String host, String reason) implements GitHubProblem {}

    /** It was reached, or nearly, but did not answer in time. */
    record TooSlow(String host, long seconds) implements GitHubProblem {

        @Override
        public List<Object> facts() {
            return List.of(host, Duration.ofSeconds(seconds));
        }
    }

    /** Whoever answered could not prove to be that host: often a company's proxy. */
    record Untrusted(String host, String reason) implements GitHubProblem {}

    /** GitHub says that the fault is its own. */
    record GitHubFault(int status) implements GitHubProblem {}

    /** The organisation wants the token to be authorised for single sign-on; {@code url} is where, or empty. */
    record SingleSignOn(String url) implements GitHubProblem {}

    /** The answer sends us to another host, which must not see the token. */
    record RedirectedElsewhere(String what, String host) implements GitHubProblem {}

    /** The answer is larger than Slipway reads. */
    record TooLarge(String what, long limitBytes) implements GitHubProblem {

        @Override
        public List<Object> facts() {
            return List.of(what, new Bytes(limitBytes));
        }
    }

    /** The answer is not what GitHub's API describes. */
    record Unreadable(String what, String reason) implements GitHubProblem {}

    /** The secret is set, but Slipway could not note down when, so that the next look will want to set it again. */
    record NotRemembered(String file, String reason) implements GitHubProblem {}

    /** GitHub refused the request, in its own words. */
    record Refused(int status, String message) implements GitHubProblem {}
}
