package dev.slipway.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.change.ChangeProblem;
import dev.slipway.change.ProblemException;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends requests to GitHub and brings the answers, within limits of size and time. The token goes to GitHub's own
 * address and nowhere else.
 */
final class RestCalls {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final int ANSWER_LIMIT = 8 << 20;
    private static final int LOG_LIMIT = 32 << 20;
    private static final int REDIRECTS = 3;
    private static final int PROXY_WANTS_LOGIN = 407;
    private static final Set<Integer> READ_REDIRECTS = Set.of(301, 302, 307, 308);
    private static final Set<Integer> WRITE_REDIRECTS = Set.of(307, 308);

    private final HttpClient client;
    private final GitHubAccess access;
    private final URI api;
    private final Duration patience;

    /** @param patience how long one whole exchange may take */
    RestCalls(GitHubAccess access, Duration patience) {
        this.access = access;
        this.api = access.api();
        this.patience = patience;
        HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER);
        Optional.ofNullable(ProxySelector.getDefault()).ifPresent(builder::proxy);
        this.client = builder.build();
    }

    /** What GitHub answered, with what it says beside it. */
    record Answer(JsonNode json, HttpHeaders headers) {}

    JsonNode get(String path) throws ProblemException {
        return answer(path).json();
    }

    /** Empty when GitHub finds none. */
    Optional<JsonNode> find(String path) throws ProblemException {
        try {
            return Optional.of(get(path));
        } catch (ProblemException e) {
            if (e.problem() instanceof GitHubProblem.NotFound) {
                return Optional.empty();
            }
            throw e;
        }
    }

    Answer answer(String path) throws ProblemException {
        HttpResponse<byte[]> answer = exchange("GET", path, null);
        return new Answer(json("GET " + path, answer), answer.headers());
    }

    void put(String path, JsonNode body) throws ProblemException {
        exchange("PUT", path, body);
    }

    void post(String path) throws ProblemException {
        exchange("POST", path, null);
    }

    JsonNode post(String path, JsonNode body) throws ProblemException {
        return json("POST " + path, exchange("POST", path, body));
    }

    private static JsonNode json(String what, HttpResponse<byte[]> answer) throws ProblemException {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new ProblemException(new GitHubProblem.Unreadable(what, "not JSON"), e);
        }
    }

    /** A text that GitHub keeps elsewhere: it answers with an address, signed, which must not see the token. */
    String text(String path) throws ProblemException {
        String what = "GET " + path;
        HttpResponse<byte[]> answer = send(what, request(address(path), "GET", null), LOG_LIMIT);
        if (answer.statusCode() == 302) {
            URI kept = location(what, answer);
            answer = send(what, HttpRequest.newBuilder(kept).header("User-Agent", "Slipway").GET().build(), LOG_LIMIT);
        }
        if (answer.statusCode() != 200) {
            throw refused(what, answer);
        }
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private HttpResponse<byte[]> exchange(String method, String path, JsonNode body) throws ProblemException {
        String what = method + " " + path;
        URI uri = address(path);
        Set<Integer> redirects = method.equals("GET") ? READ_REDIRECTS : WRITE_REDIRECTS;
        for (int hop = 0; hop <= REDIRECTS; hop++) {
            HttpResponse<byte[]> answer = send(what, request(uri, method, body), ANSWER_LIMIT);
            int status = answer.statusCode();
            if (status < 300) {
                return answer;
            }
            if (!redirects.contains(status)) {
                throw refused(what, answer);
            }
            uri = location(what, answer);
            if (!isOurs(uri)) {
                throw new ProblemException(new GitHubProblem.RedirectedElsewhere(what, String.valueOf(uri.getHost())));
            }
        }
        throw new ProblemException(new GitHubProblem.Unreadable(what, "redirected in a circle"));
    }

    /** Without a token GitHub shows what is public, and asks for one, or says "not found", for everything else. */
    private ProblemException refused(String what, HttpResponse<byte[]> answer) {
        if (answer.statusCode() == PROXY_WANTS_LOGIN) {
            return new ProblemException(new GitHubProblem.ProxyWantsLogin(answer.uri().getHost()));
        }
        GitHubProblem problem = RestProblems.of(what, answer.statusCode(), answer.headers(), answer.body());
        boolean wantsToken = problem instanceof GitHubProblem.BadToken || problem instanceof GitHubProblem.NotFound
                || problem instanceof GitHubProblem.Forbidden;
        return new ProblemException(access.token().isEmpty() && wantsToken ? access.noToken() : problem);
    }

    private HttpRequest request(URI uri, String method, JsonNode body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .header("Accept", "application/vnd.github+json")
                .header("X-GitHub-Api-Version", "2022-11-28")
                .header("User-Agent", "Slipway");
        access.token().ifPresent(held -> request.header("Authorization", held.authorization()));
        if (body == null) {
            return request.method(method, HttpRequest.BodyPublishers.noBody()).build();
        }
        return request.header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body.toString())).build();
    }

    /** Waits for the whole answer; the client's own time-out would end with the headers. */
    private HttpResponse<byte[]> send(String what, HttpRequest request, int limit) throws ProblemException {
        String host = request.uri().getHost();
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request, _ -> new LimitedBody(limit));
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new ProblemException(new GitHubProblem.TooSlow(host, patience.toSeconds()), e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new ProblemException(new ChangeProblem.Cancelled(), e);
        } catch (ExecutionException e) {
            throw new ProblemException(
                    RestProblems.of(what, host, CONNECT.toSeconds(), limit, e.getCause()), e.getCause());
        }
    }

    private URI address(String path) {
        String base = api.toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
    }

    private URI location(String what, HttpResponse<?> answer) throws ProblemException {
        try {
            URI location = answer.uri().resolve(answer.headers().firstValue("location").orElseThrow());
            boolean secureEnough = "https".equals(location.getScheme()) || location.getScheme().equals(api.getScheme());
            if (location.getHost() != null && secureEnough) {
                return location;
            }
        } catch (IllegalArgumentException | java.util.NoSuchElementException e) {
            throw new ProblemException(new GitHubProblem.Unreadable(what, "redirected to nowhere"), e);
        }
        throw new ProblemException(new GitHubProblem.Unreadable(what, "redirected to an address without TLS"));
    }

    private boolean isOurs(URI uri) {
        return uri.getScheme().equals(api.getScheme()) && uri.getHost().equals(api.getHost())
                && uri.getPort() == api.getPort();
    }
}
