package dev.slipway.parts;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * Stands before a registry and refuses what it is told to, in the words that ECR was seen to use.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECR/latest/userguide/common-errors-docker.html">ECR: errors</a>
 */
public final class EcrStandIn implements AutoCloseable {

    private static final Set<String> NOT_PASSED_ON = Set.of("host", "connection", "content-length", "expect", "upgrade",
            "transfer-encoding");

    private final String registry;
    private final HttpServer server;
    private final PlainDoor door;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger refusals = new AtomicInteger();
    private volatile Refusal refusal = new Refusal(_ -> false, 0, "", "");

    private record Refusal(Predicate<HttpExchange> applies, int status, String code, String message) {}

    /** @param registry host and port of the one behind it */
    public EcrStandIn(String registry) throws IOException {
        this.registry = registry;
        this.server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
        this.door = new PlainDoor(server.getAddress());
    }

    /** As it stands in an image's name. */
    public String host() {
        return "127.0.0.1:" + door.port();
    }

    /** Refuses uploads until this many were refused: the token was good for twelve hours. */
    public void expireLogins(int times) {
        AtomicInteger left = new AtomicInteger(times);
        refusal = new Refusal(it -> isUpload(it) && left.getAndDecrement() > 0, 403, "DENIED",
                "Your authorization token has expired. Reauthenticate and try again.");
    }

    /** Knows no such repository any more. */
    public void forgetRepository(String name) {
        refusal = new Refusal(EcrStandIn::isUpload, 404, "NAME_UNKNOWN", "The repository with name '" + name
                + "' does not exist in the registry with id '123456789012'");
    }

    /** Lets no tag move. */
    public void keepTags(String repository, String tag) {
        refusal = new Refusal(EcrStandIn::isManifest, 400, "TAG_INVALID", "The image tag '" + tag
                + "' already exists in the '" + repository
                + "' repository and cannot be overwritten because the tag is immutable.");
    }

    /** Lets this identity upload nothing. */
    public void deny(String resource) {
        refusal = new Refusal(EcrStandIn::isUpload, 403, "DENIED", "User: arn:aws:iam::123456789012:user/learner is "
                + "not authorized to perform: ecr:InitiateLayerUpload on resource: " + resource
                + " because no identity-based policy allows the ecr:InitiateLayerUpload action");
    }

    /** Asks to go slower. */
    public void throttle() {
        refusal = new Refusal(EcrStandIn::isUpload, 429, "TOOMANYREQUESTS", "Rate exceeded");
    }

    /** How often it refused. */
    public int refusals() {
        return refusals.get();
    }

    private static boolean isUpload(HttpExchange request) {
        return request.getRequestMethod().equals("POST")
                && request.getRequestURI().getPath().endsWith("/blobs/uploads/");
    }

    private static boolean isManifest(HttpExchange request) {
        return request.getRequestMethod().equals("PUT") && request.getRequestURI().getPath().contains("/manifests/");
    }

    private void answer(HttpExchange request) throws IOException {
        boolean isKnown = request.getRequestHeaders().containsKey("Authorization");
        if (isKnown && refusal.applies.test(request)) {
            refusals.incrementAndGet();
            request.getRequestBody().readAllBytes();
            byte[] body = "{\"errors\":[{\"code\":\"%s\",\"message\":\"%s\"}]}".formatted(refusal.code, refusal.message)
                    .getBytes(StandardCharsets.UTF_8);
            request.getResponseHeaders().add("Content-Type", "application/json; charset=utf-8");
            request.sendResponseHeaders(refusal.status, body.length);
            try (OutputStream out = request.getResponseBody()) {
                out.write(body);
            }
        } else {
            passOn(request);
        }
    }

    private void passOn(HttpExchange request) throws IOException {
        HttpRequest.Builder on = HttpRequest.newBuilder(URI.create("http://" + registry + request.getRequestURI()));
        request.getRequestHeaders().forEach((name, values) -> {
            if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> on.header(name, value));
            }
        });
        boolean hasBody = Set.of("PUT", "POST", "PATCH").contains(request.getRequestMethod());
        InputStream body = request.getRequestBody();
        on.method(request.getRequestMethod(), hasBody ? HttpRequest.BodyPublishers.ofInputStream(() -> body)
                : HttpRequest.BodyPublishers.noBody());
        try (HttpExchange closing = request) {
            HttpResponse<InputStream> answer = http.send(on.build(), HttpResponse.BodyHandlers.ofInputStream());
            answer.headers().map().forEach((name, values) -> {
                if (!List.of("content-length", "transfer-encoding").contains(name)) {
                    values.forEach(value -> closing.getResponseHeaders().add(name, value));
                }
            });
            byte[] content = answer.body().readAllBytes();
            if (request.getRequestMethod().equals("HEAD")) {
                answer.headers().firstValue("content-length").ifPresent(length ->
                        closing.getResponseHeaders().set("Content-Length", length));
            }
            closing.sendResponseHeaders(answer.statusCode(), content.length == 0 ? -1 : content.length);
            if (content.length > 0) {
                closing.getResponseBody().write(content);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        server.stop(0);
        threads.shutdownNow();
        http.shutdownNow();
    }
}
