import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Asks a running {@link Hello} and fails the image's test stage when an answer is not the expected one. */
final class HelloTest {

    private HelloTest() {}

    public static void main(String[] args) throws IOException {
        HttpServer server = Hello.start(0);
        try {
            int port = server.getAddress().getPort();
            expect("200 application/json {\"message\":\"Hello from my-app-api\"}", ask(port, "/api/hello"));
            expect("404 application/json {\"message\":\"Not found\"}", ask(port, "/"));
            expect("404 application/json {\"message\":\"Not found\"}", ask(port, "/api/hello/there"));
        } finally {
            server.stop(0);
        }
        System.out.println("3 answers as expected");
    }

    private static String ask(int port, String path) throws IOException {
        URI address = URI.create("http://127.0.0.1:" + port + path);
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        int status = connection.getResponseCode();
        try (var body = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return status + " " + connection.getContentType() + " "
                    + new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void expect(String expected, String was) {
        if (!expected.equals(was)) {
            throw new AssertionError("expected: " + expected + "\n     was: " + was);
        }
    }
}
