package dev.slipway.cloud;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A web server on this machine that answers instead of AWS, exactly as it is told, and remembers what it was asked. */
final class StandIn implements AutoCloseable {

    /** What came in. */
    record Asked(String method, String path, String authorization, String body) {}

    /** What goes out. */
    record Answer(int status, String type, String body) {

        static Answer json(int status, String body) {
            return new Answer(status, "application/x-amz-json-1.1", body);
        }

        static Answer xml(int status, String body) {
            return new Answer(status, "text/xml", body);
        }
    }

    private final HttpServer server;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    private StandIn(HttpServer server) {
        this.server = server;
    }

    static StandIn answering(Function<Asked, Answer> answers) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            StandIn standIn = new StandIn(server);
            server.createContext("/", exchange -> standIn.answer(exchange, answers));
            server.start();
            return standIn;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<Asked> asked() {
        return asked;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
