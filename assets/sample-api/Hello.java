import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A web API with one answer: {@code GET /api/hello}. */
final class Hello {

    static final int PORT = 8080;

    private Hello() {}

    public static void main(String[] args) throws IOException {
        HttpServer server = start(PORT);
        System.out.println("Listening on 0.0.0.0:" + PORT);
        // SIGTERM, which ECS sends before it stops a task, runs this: requests at work get a second to end
        Runtime.getRuntime().addShutdownHook(new Thread(() -> server.stop(1)));
    }

    /** Listens on every interface: behind 127.0.0.1 nobody outside the container could reach it. */
    static HttpServer start(int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress("0.0.0.0", port), 0);
        server.createContext("/", Hello::answer);
        server.start();
        return server;
    }

    private static void answer(HttpExchange exchange) throws IOException {
        boolean hello = exchange.getRequestURI().getPath().equals("/api/hello");
        if (hello && exchange.getRequestMethod().equals("GET")) {
            send(exchange, 200, "{\"message\":\"Hello from my-app-api\"}");
        } else if (hello) {
            send(exchange, 405, "{\"message\":\"Only GET\"}");
        } else {
            send(exchange, 404, "{\"message\":\"Not found\"}");
        }
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        try (exchange) {
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
