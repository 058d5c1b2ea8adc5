package dev.slipway.reach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.Note;
import dev.slipway.reach.Rung.Kind;
import dev.slipway.reach.Rung.State;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What real servers on this machine do to a question, as steps of the way with their likely causes. */
class AnswerRungsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final ReachRequest WANTED = new ReachRequest("c", "web", 8080, "/api/hello");
    private static final List<Rung> OPEN = List.of(Rung.ok(Kind.TASK, "reach.task.running", "t"),
            Rung.ok(Kind.SECURITY_GROUP, "reach.group.everybody", "sg-1", 8080, "rule"));

    private final CountDownLatch end = new CountDownLatch(1);
    private Climb climb = climb(OPEN, List.of(8080), false);
    private ReachRequest wanted = WANTED;

    @AfterEach
    void letHangingServersGo() {
        end.countDown();
    }

    @Test
    void aGoodAnswer() throws Exception {
        assertEquals("TCP OK reach.tcp.connected, HTTP OK reach.http.ok, BODY OK reach.body.text",
                of(answers("HTTP/1.1 200 OK\r\n\r\nhello")));
    }

    @Test
    void anEmptyBodyIsAnAnswerToo() throws Exception {
        assertEquals("TCP OK reach.tcp.connected, HTTP OK reach.http.ok, BODY OK reach.body.empty",
                of(answers("HTTP/1.1 204 No Content\r\n\r\n")));
    }

    @Test
    void theWrongBody() throws Exception {
        wanted = WANTED.expecting("Hello from my-app-api");
        assertEquals("TCP OK reach.tcp.connected, HTTP OK reach.http.ok, BODY BROKEN reach.body.other page",
                of(answers("HTTP/1.1 200 OK\r\n\r\n<html>Welcome to nginx!</html>")));
        climb = climb(OPEN, List.of(8080), true);
        assertEquals("TCP OK reach.tcp.connected, HTTP OK reach.http.ok, BODY BROKEN reach.body.other oldRevision "
                + "otherProgram", of(answers("HTTP/1.1 200 OK\r\n\r\n{\"version\": 1}")));
        assertEquals("TCP OK reach.tcp.connected, HTTP OK reach.http.ok, BODY OK reach.body.text",
                of(answers("HTTP/1.1 200 OK\r\n\r\n{\"message\":\"Hello from my-app-api\"}")));
    }

    @Test
    void notFound() throws Exception {
        assertEquals("TCP OK reach.tcp.connected, HTTP BROKEN reach.http.notFound path, BODY UNKNOWN reach.body.text",
                of(answers("HTTP/1.1 404 Not Found\r\n\r\nno such page")));
        assertEquals("TCP OK reach.tcp.connected, HTTP BROKEN reach.http.notFound otherServer path, "
                + "BODY UNKNOWN reach.body.empty", of(answers("HTTP/1.1 404 Not Found\r\nServer: nginx/1.27\r\n\r\n")));
    }

    @Test
    void theProgramFails() throws Exception {
        assertEquals("TCP OK reach.tcp.connected, HTTP BROKEN reach.http.appFailed log, BODY NOT_REACHED "
                + "reach.notReached", of(answers("HTTP/1.1 500 Oops\r\n\r\nstack trace")));
        climb = climb(OPEN, List.of(8080), true);
        assertEquals("TCP OK reach.tcp.connected, HTTP BROKEN reach.http.appFailed starting log, BODY NOT_REACHED "
                + "reach.notReached", of(answers("HTTP/1.1 503 Soon\r\n\r\n")));
    }

    @Test
    void theLoadBalancerAnswersForTheProgram() throws Exception {
        climb = climb(List.of(Rung.ok(Kind.BALANCER, "reach.balancer.found", "web", "web.elb")), List.of(), false);
        assertEquals("TCP OK reach.tcp.connected, HTTP BROKEN reach.http.balancer noTarget, BODY NOT_REACHED "
                + "reach.notReached", of(answers("HTTP/1.1 503 Service Unavailable\r\nServer: awselb/2.0\r\n\r\n")));
        climb = climb(List.of(Rung.ok(Kind.BALANCER, "reach.balancer.found", "web", "web.elb"),
                Rung.broken(Kind.SECURITY_GROUP, "reach.group.noBalancer", "sg-1", 8080, "sg-2")), List.of(), false);
        assertEquals("TCP OK reach.tcp.connected, HTTP BROKEN reach.http.balancer betweenThem, BODY NOT_REACHED "
                + "reach.notReached", of(answers("HTTP/1.1 504 Gateway Time-out\r\nServer: awselb/2.0\r\n\r\n")));
    }

    @Test
    void redirectsAreToldApartAndNotFollowed() throws Exception {
        assertEquals("HTTP UNKNOWN reach.http.otherHost", redirectTo("http://login.example.com/"));
        assertEquals("HTTP UNKNOWN reach.http.encrypted", redirectTo("https://127.0.0.1/api/hello"));
        assertEquals("HTTP UNKNOWN reach.http.otherPath slash", redirectTo("/api/hello/"));
        assertEquals("HTTP UNKNOWN reach.http.otherPath", redirectTo("/login"));
        assertEquals("HTTP UNKNOWN reach.http.elsewhere", redirectTo("javascript:alert(1)"));
        assertEquals("HTTP UNKNOWN reach.http.elsewhere", redirectTo("::not an address::"));
    }

    @Test
    void aLoginAMethodAndAnotherRefusal() throws Exception {
        assertTrue(of(answers("HTTP/1.1 401 Unauthorized\r\n\r\n")).contains("HTTP BROKEN reach.http.login"));
        assertTrue(of(answers("HTTP/1.1 405 Method Not Allowed\r\n\r\n")).contains("HTTP BROKEN reach.http.method"));
        assertTrue(of(answers("HTTP/1.1 429 Too Many\r\n\r\n")).contains("HTTP BROKEN reach.http.refused"));
        assertTrue(of(answers("HTTP/1.1 400 Bad\r\n\r\nThe plain HTTP request was sent to HTTPS port"))
                .contains("HTTP BROKEN reach.http.badRequest askEncrypted"));
    }

    @Test
    void aRefusal() throws Exception {
        assertEquals("TCP BROKEN reach.tcp.refused loopback starting, HTTP NOT_REACHED reach.notReached, "
                + "BODY NOT_REACHED reach.notReached", of(closed()));
        climb = climb(OPEN, List.of(80), false);
        assertTrue(of(closed()).startsWith("TCP BROKEN reach.tcp.refused otherPort loopback starting"));
        climb = climb(OPEN, List.of(8080), true);
        assertTrue(of(closed()).startsWith("TCP BROKEN reach.tcp.refused starting loopback"));
        climb = climb(List.of(OPEN.getFirst().looking(Fact.of(Fact.Label.TASK_HEALTH, "HEALTHY"))), List.of(8080), false);
        assertTrue(of(closed()).startsWith("TCP BROKEN reach.tcp.refused loopbackHealthy starting"));
    }

    @Test
    void aResetAndAnEndWithoutAWord() throws Exception {
        assertEquals("TCP OK reach.tcp.open, HTTP BROKEN reach.http.RESET crashed encrypted, BODY NOT_REACHED "
                + "reach.notReached", of(with(socket -> {
                    readRequest(socket);
                    socket.setSoLinger(true, 0);
                })));
        assertEquals("TCP OK reach.tcp.open, HTTP BROKEN reach.http.CLOSED crashed notWeb, BODY NOT_REACHED "
                + "reach.notReached", of(with(AnswerRungsTest::readRequest)));
    }

    @Test
    void silenceAfterTheConnection() throws Exception {
        try (LoopbackServer server = new LoopbackServer(_ -> end.await())) {
            assertEquals("TCP OK reach.tcp.open, HTTP BROKEN reach.http.SILENT stuck starting, BODY NOT_REACHED "
                    + "reach.notReached", of(server.at("/"), Duration.ofMillis(300)));
        }
    }

    @Test
    void anotherLanguageThanHttp() throws Exception {
        assertTrue(of(answers("220 mail.example.com ESMTP\r\n")).contains("HTTP BROKEN reach.http.NOT_HTTP notWeb"));
    }

    @Test
    void tlsWherePlainHttpIsSpokenAndTheOtherWayRound(@TempDir Path folder) throws Exception {
        try (SSLServerSocket server = encrypted(folder)) {
            assertTrue(of(URI.create("http://127.0.0.1:" + server.getLocalPort() + "/"), PATIENCE)
                    .contains("HTTP BROKEN reach.http.TLS askEncrypted"));
            assertTrue(of(URI.create("https://127.0.0.1:" + server.getLocalPort() + "/"), PATIENCE)
                    .contains("HTTP BROKEN reach.http.CERTIFICATE ownName"));
        }
        try (LoopbackServer server = new LoopbackServer(socket -> {
            socket.getInputStream().readNBytes(5);
            socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        })) {
            assertTrue(of(URI.create(server.at("/").toString().replace("http:", "https:")), PATIENCE)
                    .contains("HTTP BROKEN reach.http.NO_TLS askPlain"));
        }
    }

    @Test
    void silenceIsExplainedByTheStepBefore() {
        URI address = URI.create("http://203.0.113.9:8080/");
        Probe.Reply nothing = Probe.Reply.of(new Probe.Answer.TimedOut(Duration.ofSeconds(5)));
        assertEquals("TCP BROKEN reach.tcp.timedOutThoughOpen ownNetwork addressMoved", tcp(nothing, address));
        climb = climb(List.of(Rung.broken(Kind.ROUTE, "reach.route.none", "rtb-1", "0.0.0.0/0"),
                Rung.broken(Kind.SECURITY_GROUP, "reach.group.nobody", "sg-1", 8080)), List.of(8080), false);
        assertEquals("TCP BROKEN reach.tcp.timedOut rung.ROUTE rung.SECURITY_GROUP", tcp(nothing, address));
        climb = climb(List.of(Rung.unknown(Kind.SECURITY_GROUP, "reach.group.some", "sg-1", 8080, "r")), List.of(), false);
        assertEquals("TCP BROKEN reach.tcp.timedOutThoughOpen notAmongThem ownNetwork addressMoved",
                tcp(nothing, address));
        climb = climb(List.of(Rung.intended(Kind.SECURITY_GROUP, "reach.group.inside", "sg-1", 8080, "r")), List.of(),
                false);
        assertEquals("TCP INTENDED reach.tcp.meant", tcp(nothing, address), "no alarm");
    }

    @Test
    void aConnectionProvesThatOneIsLetIn() throws Exception {
        climb = climb(List.of(Rung.unknown(Kind.SECURITY_GROUP, "reach.group.some", "sg-1", 8080, "r")), List.of(), false);
        try (LoopbackServer server = answers("HTTP/1.1 200 OK\r\n\r\nhello")) {
            List<Rung> rungs = rungs(server.at("/"), PATIENCE);
            assertEquals(State.OK, rungs.getFirst().state());
            assertEquals("reach.group.proved", rungs.getFirst().key());
        }
    }

    @Test
    void aNameIsLookedUpInAStepOfItsOwn() throws Exception {
        try (LoopbackServer server = answers("HTTP/1.1 200 OK\r\n\r\nhello")) {
            URI byName = URI.create(server.at("/").toString().replace("127.0.0.1", "localhost"));
            assertTrue(rungs(byName, PATIENCE).stream().anyMatch(rung -> rung.kind() == Kind.DNS
                    && rung.state() == State.OK));
        }
        climb = climb(List.of(Rung.ok(Kind.BALANCER, "reach.balancer.found", "w", "w")), List.of(), false);
        assertEquals("DNS BROKEN reach.tcp.noSuchHost newName ownResolver, TCP NOT_REACHED reach.notReached, "
                + "HTTP NOT_REACHED reach.notReached, BODY NOT_REACHED reach.notReached",
                of(URI.create("http://web-1.invalid/"), PATIENCE));
    }

    private String redirectTo(String location) throws Exception {
        String all = of(answers("HTTP/1.1 302 Found\r\nLocation: " + location + "\r\n\r\n"));
        return List.of(all.split(", ")).get(1);
    }

    private static LoopbackServer answers(String answer) {
        return new LoopbackServer(socket -> {
            readRequest(socket);
            socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
        });
    }

    private static LoopbackServer with(LoopbackServer.Conversation conversation) {
        return new LoopbackServer(conversation);
    }

    private static void readRequest(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder request = new StringBuilder();
        while (!request.toString().endsWith("\r\n\r\n")) {
            request.append((char) in.read());
        }
    }

    /** At whose port nobody listens any more. */
    private static URI closed() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
        }
    }

    /** With a certificate that nobody vouches for. */
    private static SSLServerSocket encrypted(Path folder) throws Exception {
        Path store = folder.resolve("store.p12");
        new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias",
                "it", "-keyalg", "EC", "-dname", "CN=localhost", "-storetype", "PKCS12", "-keystore", store.toString(),
                "-storepass", "changeit").redirectErrorStream(true).start().waitFor();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "changeit".toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "changeit".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        SSLServerSocket server = (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0, 5,
                InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> serve(server));
        return server;
    }

    private static void serve(ServerSocket server) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                socket.getInputStream().read();
            } catch (IOException e) {
                // the other side went away, which is what this is for
                continue;
            }
        }
    }

    private String of(LoopbackServer server) throws IOException {
        try (server) {
            return of(server.at("/api/hello"), PATIENCE);
        }
    }

    private String of(URI address) {
        return of(address, PATIENCE);
    }

    private String of(URI address, Duration patience) {
        return words(rungs(address, patience));
    }

    private List<Rung> rungs(URI address, Duration patience) {
        return new AnswerRungs(wanted, climb, address).of(new HttpProbe().ask(address, patience));
    }

    private String tcp(Probe.Reply reply, URI address) {
        return words(new AnswerRungs(wanted, climb, address).of(reply)).split(", ")[0];
    }

    /** The steps of the answer, each with the last part of its causes' keys. */
    private static String words(List<Rung> rungs) {
        List<String> words = new ArrayList<>();
        for (Rung rung : rungs) {
            if (rung.kind().compareTo(Kind.DNS) >= 0) {
                StringBuilder word = new StringBuilder(rung.kind() + " " + rung.state() + " " + rung.key());
                rung.causes().stream().map(Note::key).forEach(key -> word.append(' ')
                        .append(key.substring("reach.cause.".length())));
                words.add(word.toString());
            }
        }
        return String.join(", ", words);
    }

    private static Climb climb(List<Rung> rungs, List<Integer> mapped, boolean isRolling) {
        return new Climb(rungs, Optional.of(URI.create("http://203.0.113.9:8080/")), Optional.empty(),
                Optional.of(mapped), isRolling);
    }
}
