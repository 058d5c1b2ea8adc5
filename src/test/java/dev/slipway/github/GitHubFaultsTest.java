package dev.slipway.github;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.ChangeProblem;
import dev.slipway.change.Note;
import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
import dev.slipway.parts.GitHubStandIn;
import dev.slipway.parts.GitHubStandIn.Answer;
import dev.slipway.parts.SelfSigned;
import dev.slipway.parts.StandIn;
import dev.slipway.pipeline.RepositoryName;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** The ways in which GitHub, or the way to it, fails: each told apart, and none of them endless. */
class GitHubFaultsTest {

    private static final SecretPlace HERE = SecretPlace.of(new RepositoryName("learner", "my-app"));
    private static final String KEY = "GET /repos/learner/my-app/actions/secrets/public-key";

    @TempDir
    private Path folder;
    private final GitHubStandIn standIn = new GitHubStandIn();

    @AfterEach
    void close() {
        standIn.close();
    }

    private static RestGitHub at(URI address) {
        return new RestGitHub(new GitHubAccess(GitHubHost.GITHUB_COM, address,
                GitHubToken.pasted(GitHubStandIn.TOKEN), Optional.empty()), Duration.ofMillis(1_500));
    }

    private Problem answered(Answer answer) {
        standIn.answer(KEY, answer);
        return problem(() -> at(standIn.address()).publicKey(HERE));
    }

    @Test
    void everyStatusIsItsOwnProblem() {
        assertEquals(new GitHubProblem.BadToken(), answered(Answer.json(401, "{\"message\":\"Bad credentials\"}")));
        assertEquals(new GitHubProblem.Forbidden(KEY, ""), answered(Answer.json(403, "{\"message\":\"No\"}")));
        assertEquals(new GitHubProblem.NotFound(KEY), answered(Answer.json(404, "{\"message\":\"Not Found\"}")));
        assertEquals(new GitHubProblem.Refused(422, "Validation Failed"),
                answered(Answer.json(422, "{\"message\":\"Validation Failed\"}")));
        assertEquals(new GitHubProblem.RateLimited(60), answered(Answer.json(429, "")));
        assertEquals(new GitHubProblem.GitHubFault(503), answered(Answer.json(503, "<html>")));
    }

    @Test
    void aSecondaryLimitWithoutItsTimeIsAMinute() {
        assertEquals(new GitHubProblem.RateLimited(60), answered(Answer.json(403,
                "{\"message\":\"You have exceeded a secondary rate limit. Please wait a few minutes.\"}")));
    }

    @Test
    void aRateLimitSaysTheTimeOfDayToo() {
        Note wait = (Note) new GitHubProblem.RateLimited(90).facts().getFirst();

        assertEquals(Duration.ofSeconds(90), wait.facts().getFirst());
        assertTrue(wait.facts().get(1).toString().matches("\\d\\d:\\d\\d:\\d\\d"), wait.facts().toString());
    }

    @Test
    void withoutATokenGitHubWantsOneAndAnEnterpriseServersIsNamed() {
        standIn.answer(KEY, Answer.json(404, "{\"message\":\"Not Found\"}"));

        assertEquals(new GitHubProblem.NoToken(), problem(() -> without(Optional.empty()).publicKey(HERE)));
        assertEquals(new GitHubProblem.EnterpriseToken("GH_ENTERPRISE_TOKEN"),
                problem(() -> without(Optional.of("GH_ENTERPRISE_TOKEN")).publicKey(HERE)));
    }

    private RestGitHub without(Optional<String> leftOut) {
        return new RestGitHub(new GitHubAccess(GitHubHost.GITHUB_COM, standIn.address(), Optional.empty(), leftOut));
    }

    @Test
    void malformedAnswersAreUnreadable() {
        for (String body : List.of("", "null", "[]", "{", "\"text\"", "{\"key\":7,\"key_id\":\"1\"}",
                "{\"key\":\"%%%\",\"key_id\":\"1\"}", "[".repeat(100_000), "{\"key_id\":" + "9".repeat(50_000) + "}",
                "\u0000\u0001")) {
            assertInstanceOf(GitHubProblem.Unreadable.class, answered(new Answer(200, Map.of(), body)),
                    body.substring(0, Math.min(40, body.length())));
        }
    }

    @Test
    void oddHeadersDoNoHarm() {
        assertEquals(new GitHubProblem.RateLimited(60), answered(new Answer(429, Map.of("retry-after", "soon"), "")));
        assertEquals(new GitHubProblem.RateLimited(1), answered(new Answer(403,
                Map.of("x-ratelimit-remaining", "0", "x-ratelimit-reset", "1"), "")));
        assertInstanceOf(GitHubProblem.Unreadable.class, answered(new Answer(302, Map.of("Location", "::"), "")));
        assertInstanceOf(GitHubProblem.Unreadable.class, answered(new Answer(302, Map.of(), "")));
    }

    @Test
    void aCertificateThatNobodyTrustsIsSaid() throws Exception {
        try (StandIn proxy = StandIn.answering(SelfSigned.in(folder).server(),
                _ -> StandIn.Answer.json(200, "{\"login\":\"x\"}"))) {
            GitHubProblem.Untrusted untrusted = assertInstanceOf(GitHubProblem.Untrusted.class,
                    problem(() -> at(URI.create(proxy.url())).viewer()));

            assertEquals("127.0.0.1", untrusted.host());
        }
    }

    @Test
    void anAnswerThatBeginsAndNeverEndsIsTooSlow() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> sayAndWait(server, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"));

            assertEquals(new GitHubProblem.TooSlow("127.0.0.1", 1),
                    problem(() -> at(URI.create("http://127.0.0.1:" + server.getLocalPort())).viewer()));
        }
    }

    @Test
    void anAnswerThatBreaksOffIsOffline() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> sayAndHangUp(server, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"));

            assertInstanceOf(GitHubProblem.Offline.class,
                    problem(() -> at(URI.create("http://127.0.0.1:" + server.getLocalPort())).viewer()));
        }
    }

    @Test
    void whoeverIsCancelledStopsAtOnce() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            RestGitHub slow = new RestGitHub(URI.create("http://127.0.0.1:" + silent.getLocalPort()),
                    GitHubToken.pasted(GitHubStandIn.TOKEN));
            AtomicReference<Problem> seen = new AtomicReference<>();
            Thread asking = Thread.ofVirtual().start(() -> seen.set(problem(slow::viewer)));
            Thread.sleep(300);
            Instant begun = Instant.now();
            asking.interrupt();
            asking.join(Duration.ofSeconds(5));

            assertInstanceOf(ChangeProblem.Cancelled.class, seen.get());
            assertTrue(Duration.between(begun, Instant.now()).toMillis() < 2_000);
        }
    }

    @Test
    void aProxyThatWantsALoginIsToldFromGitHub() throws Exception {
        ProxySelector before = ProxySelector.getDefault();
        try (ServerSocket proxy = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> sayAndHangUp(proxy, "HTTP/1.1 407 Proxy Authentication Required\r\n"
                    + "Proxy-Authenticate: Basic realm=\"proxy\"\r\nContent-Length: 0\r\n\r\n"));
            ProxySelector.setDefault(ProxySelector.of(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.getLocalPort())));

            assertEquals(new GitHubProblem.ProxyWantsLogin("api.github.com"),
                    problem(() -> at(URI.create("https://api.github.com")).viewer()));
        } finally {
            ProxySelector.setDefault(before);
        }
    }

    private static void sayAndWait(ServerSocket server, String words) {
        try (Socket socket = server.accept()) {
            say(socket, words);
            Thread.sleep(5_000);
        } catch (Exception e) {
            // the test is over
        }
    }

    private static void sayAndHangUp(ServerSocket server, String words) {
        try (Socket socket = server.accept()) {
            say(socket, words);
        } catch (Exception e) {
            // the test is over
        }
    }

    private static void say(Socket socket, String words) throws java.io.IOException {
        OutputStream out = socket.getOutputStream();
        socket.getInputStream().read(new byte[8_192]);
        out.write(words.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static Problem problem(Executable call) {
        return assertThrows(ProblemException.class, call).problem();
    }
}
