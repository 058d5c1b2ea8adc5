package dev.slipway.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/**
 * The one place where GitHub's refusals, and the ways not to reach it, become problems.
 *
 * @see <a href="https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api">Troubleshooting</a>
 */
final class RestProblems {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern SSO = Pattern.compile("required;\\s*url=(\\S+)");
    /** What GitHub asks for when a secondary limit's answer does not say how long. */
    private static final long A_MINUTE = 60;

    private RestProblems() {}

    /** What an answer with a status of 400 or more means. */
    static GitHubProblem of(String what, int status, HttpHeaders headers, byte[] body) {
        String message = message(body);
        boolean limited = status == 429 || status == 403 && (isSpent(headers) || message.contains("rate limit"));
        if (limited) {
            return new GitHubProblem.RateLimited(secondsToWait(headers));
        }
        return switch (status) {
            case 401 -> new GitHubProblem.BadToken();
            case 403 -> ofForbidden(what, headers, message);
            case 404 -> new GitHubProblem.NotFound(what);
            default -> status >= 500 ? new GitHubProblem.GitHubFault(status)
                    : new GitHubProblem.Refused(status, message);
        };
    }

    /** What a failed exchange means. */
    static GitHubProblem of(String what, String host, long seconds, int limit, Throwable cause) {
        return switch (cause) {
            case LimitedBody.Exceeded _ -> new GitHubProblem.TooLarge(what, limit);
            case HttpConnectTimeoutException _ -> new GitHubProblem.TooSlow(host, seconds);
            case SSLException e -> new GitHubProblem.Untrusted(host, String.valueOf(e.getMessage()));
            case IOException e -> new GitHubProblem.Offline(host, reason(e));
            default -> new GitHubProblem.Unreadable(what, String.valueOf(cause.getMessage()));
        };
    }

    /** The JDK's client often leaves the message empty and the reason to the cause's name. */
    private static String reason(IOException e) {
        Throwable last = e;
        while (last.getCause() != null) {
            last = last.getCause();
        }
        String name = last.getClass().getSimpleName();
        return last.getMessage() == null ? name : name + ": " + last.getMessage();
    }

    private static GitHubProblem ofForbidden(String what, HttpHeaders headers, String message) {
        Matcher sso = SSO.matcher(headers.firstValue("X-GitHub-SSO").orElse(""));
        if (sso.find()) {
            return new GitHubProblem.SingleSignOn(sso.group(1));
        }
        if (message.startsWith("This workflow run")) {
            // not a matter of rights: the run is still going, or too old to be run again
            return new GitHubProblem.Refused(403, message);
        }
        return new GitHubProblem.Forbidden(what, headers.firstValue("X-Accepted-GitHub-Permissions").orElse(""));
    }

    private static boolean isSpent(HttpHeaders headers) {
        return headers.firstValue("x-ratelimit-remaining").filter("0"::equals).isPresent()
                || headers.firstValue("retry-after").isPresent();
    }

    private static long secondsToWait(HttpHeaders headers) {
        long asked = number(headers, "retry-after", -1);
        if (asked >= 0) {
            return asked;
        }
        long reset = number(headers, "x-ratelimit-reset", -1);
        return reset < 0 ? A_MINUTE : Math.max(1, reset - githubsTime(headers).getEpochSecond());
    }

    /** By GitHub's clock, since ours may be wrong. */
    private static Instant githubsTime(HttpHeaders headers) {
        try {
            return headers.firstValue("date")
                    .map(date -> ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant())
                    .orElseGet(Instant::now);
        } catch (DateTimeParseException e) {
            return Instant.now();
        }
    }

    private static long number(HttpHeaders headers, String name, long otherwise) {
        try {
            return headers.firstValue(name).map(Long::parseLong).orElse(otherwise);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    /** @param body null where a proxy answered on the way to TLS */
    private static String message(byte[] body) {
        if (body == null) {
            return "";
        }
        try {
            JsonNode answer = JSON.readTree(body);
            return answer == null ? "" : answer.path("message").asText();
        } catch (IOException e) {
            // a proxy's page instead of GitHub's JSON
            return "";
        }
    }
}
