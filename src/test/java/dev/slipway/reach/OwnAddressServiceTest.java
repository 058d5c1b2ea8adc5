package dev.slipway.reach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnAddressServiceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    @ParameterizedTest
    @CsvSource({"203.0.113.7, 203.0.113.7/32", "2001:db8::7, 2001:db8::7/128", "'  203.0.113.7 ', 203.0.113.7/32"})
    void tellsTheAddressAsARangeOfOne(String said, String address) throws Exception {
        try (LoopbackServer server = saying(200, said + "\n")) {
            assertEquals(address, new OwnAddressService(server.at("/"), PATIENCE).ask().toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>Please log in</html>", "203.0.113.0/24", "203.0.113.7, 198.51.100.7",
        "203.0.113.256", "0.0.0.0/0", "\u0000", "203.0.113.7\n203.0.113.8"})
    void takesNothingElseForAnAddress(String said) throws Exception {
        try (LoopbackServer server = saying(200, said)) {
            assertInstanceOf(ReachProblem.OwnAddressUnreadable.class, problem(server.at("/")));
        }
    }

    @Test
    void givesUpAPageThatIsTooLongToBeAnAddress() throws Exception {
        try (LoopbackServer server = saying(200, "1".repeat(100_000))) {
            assertEquals(new ReachProblem.OwnAddressUnreadable("127.0.0.1", "…"), problem(server.at("/")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.5", "192.168.1.2", "100.64.0.1", "fd00::1"})
    void refusesAnAddressThatAProxyHasToldAndNobodyOutsideKnows(String said) throws Exception {
        try (LoopbackServer server = saying(200, said)) {
            assertEquals(new ReachProblem.OwnAddressPrivate("127.0.0.1", said), problem(server.at("/")));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 404, 407, 503})
    void saysWhichStatusCameInsteadOfAnAddress(int status) throws Exception {
        try (LoopbackServer server = saying(status, "203.0.113.7")) {
            assertEquals(new ReachProblem.OwnAddressRefused("127.0.0.1", status), problem(server.at("/")));
        }
    }

    @Test
    void waitsNoLongerThanItsPatienceForAnAnswerThatDripsIn() throws Exception {
        try (LoopbackServer server = new LoopbackServer(socket -> {
            socket.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n2".getBytes(StandardCharsets.US_ASCII));
            Thread.sleep(5_000);
        })) {
            long begun = System.nanoTime();
            assertEquals(new ReachProblem.OwnAddressTooSlow("127.0.0.1", 1), problem(server.at("/")));
            assertTrue(System.nanoTime() - begun < 4_000_000_000L, "waited for the whole drip");
        }
    }

    @Test
    void saysThatNobodyIsThere() throws Exception {
        URI nobody;
        try (LoopbackServer server = saying(200, "")) {
            nobody = server.at("/");
        }
        assertInstanceOf(ReachProblem.OwnAddressOffline.class, problem(nobody));
    }

    @Test
    void namesWhoIsAskedBeforeItIsAsked() {
        assertEquals("checkip.amazonaws.com", OwnAddressService.ofAws().asked());
    }

    private static Problem problem(URI service) {
        return assertThrows(ProblemException.class, () -> new OwnAddressService(service, PATIENCE).ask()).problem();
    }

    private static LoopbackServer saying(int status, String body) {
        return new LoopbackServer(socket -> {
            readRequest(socket);
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            socket.getOutputStream().write(("HTTP/1.1 " + status + " X\r\nLocation: /login\r\nContent-Length: "
                    + bytes.length + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(bytes);
        });
    }

    private static void readRequest(Socket socket) throws Exception {
        StringBuilder request = new StringBuilder();
        while (request.indexOf("\r\n\r\n") < 0) {
            request.append((char) socket.getInputStream().read());
        }
    }
}
