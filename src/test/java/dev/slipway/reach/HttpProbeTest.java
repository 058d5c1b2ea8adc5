package dev.slipway.reach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.slipway.reach.Probe.Answer;
import dev.slipway.reach.Probe.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real sockets on 127.0.0.1: servers that answer well, badly, late, not at all. */
class HttpProbeTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(200);

    private final Probe probe = new HttpProbe();
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void letHangingServersGo() {
        end.countDown();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 404, 500})
    void aRealServersStatusAndBodyComeBack(int status) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/hello", exchange -> {
            byte[] body = ("{\"message\":\"こんにちは " + exchange.getRequestURI().getQuery() + "\"}")
                    .getBytes(StandardCharsets.UTF_8);
            // no length given: the body comes in chunks
            exchange.sendResponseHeaders(status, 0);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            var answer = assertInstanceOf(Answer.Answered.class, answer(
                    URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/hello?who=world"), LONG));
            assertEquals(status, answer.status());
            assertEquals("{\"message\":\"こんにちは who=world\"}", answer.body());
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aClosedPortRefuses() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertEquals(new Answer.Refused(), answer(URI.create("http://127.0.0.1:" + port + "/"), LONG));
    }

    @Test
    void aNameWithoutAddressIsToldApart() {
        assertEquals(new Answer.NoSuchHost("no-such-host.invalid"),
                answer(URI.create("http://no-such-host.invalid:8080/"), LONG));
        assertEquals(new Answer.NoSuchHost("bad_name:1"), answer(URI.create("http://bad_name:1/"), LONG));
    }

    @Test
    void aServerThatNeverAnswersIsSilentNotTimedOut() throws IOException {
        assertFault(Fault.SILENT, SHORT, _ -> end.await());
    }

    @Test
    void aServerThatDripsIsGivenUpAfterThePatience() throws IOException {
        assertTimeoutPreemptively(LONG, () -> assertFault(Fault.SILENT, SHORT, socket -> {
            while (end.getCount() > 0) {
                socket.getOutputStream().write("HTTP/1.1 200 OK\r\nX: ".getBytes(StandardCharsets.US_ASCII), 0, 1);
                socket.getOutputStream().write("TTP/1.".getBytes(StandardCharsets.US_ASCII));
                end.await();
            }
        }));
    }

    @Test
    void aServerThatHangsUpIsClosed() throws IOException {
        assertFault(Fault.CLOSED, LONG, HttpProbeTest::readRequest);
    }

    @Test
    void aServerThatCutsIsReset() throws IOException {
        assertFault(Fault.RESET, LONG, socket -> {
            readRequest(socket);
            socket.setSoLinger(true, 0);
        });
    }

    @Test
    void tlsAndOtherTonguesAreToldApart() throws IOException {
        assertFault(Fault.TLS, LONG, socket -> {
            readRequest(socket);
            socket.getOutputStream().write(new byte[] {0x15, 3, 3, 0, 2, 2, 70});
        });
        assertFault(Fault.NOT_HTTP, LONG, socket -> {
            socket.getOutputStream().write("SSH-2.0-OpenSSH_9.9\r\n".getBytes(StandardCharsets.US_ASCII));
            end.await();
        });
        assertFault(Fault.NOT_HTTP, LONG, socket -> {
            readRequest(socket);
            socket.getOutputStream().write("HTTP/1.1 fine\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        });
    }

    @Test
    void anEndlessBodyIsReadNoFurtherThanItIsShown() throws IOException {
        Answer answer = answerOf(LONG, socket -> {
            readRequest(socket);
            socket.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] more = "x".repeat(10_000).getBytes(StandardCharsets.US_ASCII);
            while (true) {
                socket.getOutputStream().write(more);
            }
        });
        assertEquals(4_096, assertInstanceOf(Answer.Answered.class, answer).body().length());
    }

    @Test
    void anEndlessHeadIsNoAnswer() throws IOException {
        assertFault(Fault.NOT_HTTP, LONG, socket -> {
            readRequest(socket);
            socket.getOutputStream().write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                socket.getOutputStream().write("X: y\r\n".repeat(1_000).getBytes(StandardCharsets.US_ASCII));
            }
        });
    }

    @Test
    void aStatusCountsEvenWhenTheBodyNeverEnds() throws IOException {
        Answer answer = answerOf(SHORT, socket -> {
            readRequest(socket);
            socket.getOutputStream().write("HTTP/1.1 503 Busy\r\nContent-Length: 100\r\n\r\npartly"
                    .getBytes(StandardCharsets.US_ASCII));
            end.await();
        });
        assertEquals(503, assertInstanceOf(Answer.Answered.class, answer).status());
        assertEquals("partly", assertInstanceOf(Answer.Answered.class, answer).body());
    }

    @Test
    void badChunksAndBadCharsetsDoNoHarm() throws IOException {
        Answer answer = answerOf(LONG, socket -> {
            readRequest(socket);
            socket.getOutputStream().write(("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: text/plain; "
                    + "charset=no-such\r\n\r\n3\r\nabc\r\nFFFFFFF\r\nrest").getBytes(StandardCharsets.US_ASCII));
        });
        assertEquals("abcrest", assertInstanceOf(Answer.Answered.class, answer).body());
    }

    @Test
    void aServerThatTakesNobodyTimesOut() throws Exception {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Filled filled = Filled.of(full)) {
            assertTrue(filled.isFull());
            var answer = assertInstanceOf(Answer.TimedOut.class, answer(
                    URI.create("http://127.0.0.1:" + full.getLocalPort() + "/"), SHORT));
            // the kernel counts in ticks of its own and may wake a moment before our clock says so
            assertTrue(answer.waited().compareTo(SHORT.minusMillis(20)) >= 0, answer::toString);
        }
    }

    private void assertFault(Fault fault, Duration patience, LoopbackServer.Conversation conversation)
            throws IOException {
        assertEquals(new Answer.Broken(fault), answerOf(patience, conversation));
    }

    private Answer answerOf(Duration patience, LoopbackServer.Conversation conversation) throws IOException {
        try (LoopbackServer server = new LoopbackServer(conversation)) {
            return answer(server.at("/"), patience);
        }
    }

    private static void readRequest(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder request = new StringBuilder();
        while (!request.toString().endsWith("\r\n\r\n")) {
            request.append((char) in.read());
        }
    }

    private Answer answer(URI address, Duration patience) {
        return probe.ask(address, patience).answer();
    }

    /** A listening socket whose queue is full: the kernel drops further packets, as a closed security group does. */
    private record Filled(Socket[] waiting) implements AutoCloseable {

        static Filled of(ServerSocket server) throws IOException {
            Socket[] waiting = new Socket[8];
            for (int i = 0; i < waiting.length; i++) {
                waiting[i] = new Socket();
                try {
                    waiting[i].connect(server.getLocalSocketAddress(), 50);
                } catch (java.net.SocketTimeoutException e) {
                    break;
                }
            }
            return new Filled(waiting);
        }

        boolean isFull() {
            return waiting[waiting.length - 1] == null || !waiting[waiting.length - 1].isConnected();
        }

        @Override
        public void close() throws IOException {
            for (Socket socket : waiting) {
                if (socket != null) {
                    socket.close();
                }
            }
        }
    }
}
