package dev.slipway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.slipway.parts.SelfSigned;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustedCertificatesTest {

    @TempDir
    private static Path folder;
    private static SelfSigned certificate;
    private static HttpsServer server;

    @BeforeAll
    static void start() throws Exception {
        certificate = SelfSigned.in(folder);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certificate.server()));
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    @Test
    void aStrangeCertificateIsRefusedInJavasWords() {
        IOException refusal = assertThrows(IOException.class, () -> get(Map.of(), "127.0.0.1"));
        assertTrue(refusal.getMessage().contains("unable to find valid certification path"), refusal.getMessage());
    }

    @Test
    void theBundleThatTheEnvironmentNamesIsTrustedToo() throws Exception {
        assertEquals(204, get(bundle(certificate.certificate()), "127.0.0.1"));
    }

    @Test
    void javasUrlConnectionTrustsItAsWell() throws Exception {
        HttpsURLConnection connection = (HttpsURLConnection) uri("127.0.0.1").toURL().openConnection();
        connection.setSSLSocketFactory(context(bundle(certificate.certificate())).getSocketFactory());
        assertEquals(204, connection.getResponseCode());
    }

    @Test
    void aTrustedCertificateOfAnotherHostIsStillRefused() {
        assertThrows(IOException.class, () -> get(bundle(certificate.certificate()), "localhost"));
    }

    @Test
    void aBundleThatIsNotThereIsNamedBesideTheRefusal() {
        IOException refusal = assertThrows(IOException.class, () -> get(bundle(folder.resolve("gone.pem")), "127.0.0.1"));
        assertTrue(refusal.getMessage().contains("unable to find valid certification path"), refusal.getMessage());
        Throwable told = refusal;
        while (told.getSuppressed().length == 0 && told.getCause() != null) {
            told = told.getCause();
        }
        assertTrue(Arrays.toString(told.getSuppressed()).contains("gone.pem"), Arrays.toString(told.getSuppressed()));
    }

    private static int get(Map<String, String> environment, String host) throws Exception {
        try (HttpClient client = HttpClient.newBuilder().sslContext(context(environment)).build()) {
            return client.send(HttpRequest.newBuilder(uri(host)).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private static SSLContext context(Map<String, String> environment) throws Exception {
        return TrustedCertificates.context(environment, "Linux");
    }

    private static URI uri(String host) {
        return URI.create("https://" + host + ":" + server.getAddress().getPort() + "/");
    }

    private static Map<String, String> bundle(Path file) {
        return Map.of("AWS_CA_BUNDLE", file.toString());
    }
}
