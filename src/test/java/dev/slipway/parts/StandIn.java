package dev.slipway.parts;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/** A web server on this machine that answers instead of AWS, exactly as it is told, and remembers what it was asked. */
public final class StandIn implements AutoCloseable {

    /** What came in. */
    public record Asked(String method, String path, String authorization, String body) {}

    /** What goes out. */
    public record Answer(int status, String type, String body) {

        public static Answer json(int status, String body) {
            return new Answer(status, "application/x-amz-json-1.1", body);
        }

        public static Answer xml(int status, String body) {
            return new Answer(status, "text/xml", body);
        }
    }

    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private final HttpServer server;
    private final String scheme;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    private StandIn(HttpServer server, String scheme) {
        this.server = server;
        this.scheme = scheme;
    }

    public static StandIn answering(Function<Asked, Answer> answers) {
        try {
            return started(HttpServer.create(ANY_PORT, 0), "http", answers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Over TLS, with that certificate. */
    public static StandIn answering(SSLContext certificate, Function<Asked, Answer> answers) throws IOException {
        HttpsServer server = HttpsServer.create(ANY_PORT, 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certificate));
        return started(server, "https", answers);
    }

    private static StandIn started(HttpServer server, String scheme, Function<Asked, Answer> answers) {
        StandIn standIn = new StandIn(server, scheme);
        server.createContext("/", exchange -> standIn.answer(exchange, answers));
        server.start();
        return standIn;
    }

    private void answer(HttpExchange exchange, Function<Asked, Answer> answers) throws IOException {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        Asked request = new Asked(exchange.getRequestMethod(), exchange.getRequestURI().toString(),
                authorization == null ? "" : authorization,
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        asked.add(request);
        Answer answer = answers.apply(request);
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    public String url() {
        return scheme + "://127.0.0.1:" + server.getAddress().getPort();
    }

    public List<Asked> asked() {
        return asked;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
