package dev.slipway.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.slipway.change.ProblemException;
import dev.slipway.image.ImageEngine.State;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineFinderTest {

    @TempDir
    Path home;

    @Test
    void dockerHostIsTheOnlyPlaceThen() {
        assertEquals(List.of("tcp://10.0.0.1:2375"), addresses(Map.of("DOCKER_HOST", "tcp://10.0.0.1:2375",
                "DOCKER_CONTEXT", "ignored")));
        assertEquals(List.of("tcp://localhost:2375"), addresses(Map.of("DOCKER_HOST", "localhost:2375")));
    }

    @Test
    void dockerHostWithTlsTakesTheCertificatesFromTheirFolder() {
        Map<String, String> environment = Map.of("DOCKER_HOST", "tcp://10.0.0.1:2376", "DOCKER_TLS_VERIFY", "1");
        assertEquals(Optional.of(home.resolve(".docker")), places(environment).getFirst().certificates());
    }

    @Test
    void theCurrentContextComesBeforeTheUsualPlaces() throws Exception {
        context("colima", "unix:///somewhere/colima.sock");
        Files.writeString(home.resolve(".docker/config.json"), "{\"currentContext\":\"colima\"}");
        List<String> addresses = addresses(Map.of());
        assertEquals("unix:///somewhere/colima.sock", addresses.get(0));
        assertEquals("unix:///var/run/docker.sock", addresses.get(1));
        assertTrue(addresses.contains("unix://" + home.resolve(".orbstack/run/docker.sock")));
    }

    @Test
    void aContextFromTheEnvironmentIsTheOnlyPlaceThen() throws Exception {
        context("remote", "tcp://10.0.0.1:2376");
        Files.createDirectories(home.resolve(".docker/contexts/tls/" + sha256("remote") + "/docker"));
        List<EnginePlace> places = places(Map.of("DOCKER_CONTEXT", "remote"));
        assertEquals(List.of("tcp://10.0.0.1:2376"), places.stream().map(EnginePlace::address).toList());
        assertTrue(places.getFirst().certificates().isPresent());
    }

    @Test
    void anUnknownContextIsSaidAndNotPassedOver() {
        Map<String, String> environment = Map.of("DOCKER_CONTEXT", "misspelt");
        assertEquals(new State.NoSuchContext("misspelt"), engine(environment).state());
    }

    @Test
    void aContextIsToldToTheCommandLineByItsName() throws Exception {
        context("colima", "unix:///somewhere/colima.sock");
        Files.writeString(home.resolve(".docker/config.json"), "{\"currentContext\":\"colima\"}");
        assertEquals(Map.of("DOCKER_CONTEXT", "colima"), places(Map.of()).getFirst().variables());
        assertEquals(Map.of("DOCKER_HOST", "unix:///var/run/docker.sock"), places(Map.of()).get(1).variables());
    }

    @Test
    void contextsThatAreNotSwitchedOnComeLastAndOnlyThoseOnThisComputer() throws Exception {
        context("work", "tcp://build.example.com:2376");
        context("side", "unix:///somewhere/side.sock");
        context("usual", "unix:///var/run/docker.sock");
        List<String> addresses = addresses(Map.of());
        assertEquals("unix:///somewhere/side.sock", addresses.getLast());
        assertEquals(1, addresses.stream().filter("unix:///var/run/docker.sock"::equals).count());
        assertTrue(addresses.stream().noneMatch(address -> address.startsWith("tcp")), addresses::toString);
    }

    @Test
    void podmansSocketOfAMacIsLookedFor() {
        assertTrue(addresses(Map.of("TMPDIR", "/var/folders/x/T/"))
                .contains("unix:///var/folders/x/T/podman/podman-machine-default-api.sock"));
    }

    @ParameterizedTest
    @CsvSource({"unix:///Users/me/.colima/default/docker.sock, COLIMA", "unix:///Users/me/.docker/run/docker.sock, DOCKER_DESKTOP",
        "unix:///Users/me/.orbstack/run/docker.sock, ORBSTACK", "unix:///Users/me/.rd/docker.sock, RANCHER_DESKTOP",
        "unix:///run/podman/podman.sock, PODMAN", "npipe:////./pipe/podman-machine-default, PODMAN",
        "npipe:////./pipe/docker_engine, DOCKER_DESKTOP", "tcp://10.0.0.1:2375, REMOTE", "unix:///var/run/docker.sock, DOCKER"})
    void anAddressTellsWhoseItIs(String address, EngineKind kind) {
        assertEquals(kind, EngineKind.of(address));
    }

    @Test
    void podmanIsToldByTheNamesOfItsParts() throws Exception {
        HttpServer podman = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        podman.createContext("/", exchange -> {
            byte[] answer = """
                    {"Version":"4.9.3","ApiVersion":"1.41","Components":[{"Name":"Podman Engine","Version":"4.9.3"}]}"""
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        podman.start();
        try {
            String host = "tcp://127.0.0.1:" + podman.getAddress().getPort();
            assertEquals(new State.Ready(host, "4.9.3", new Builder.Buildah("4.9.3")),
                    engine(Map.of("DOCKER_HOST", host)).state());
        } finally {
            podman.stop(0);
        }
    }

    @Test
    void aConfigurationThatIsNoJsonNamesNoContext() throws Exception {
        Files.createDirectories(home.resolve(".docker"));
        Files.writeString(home.resolve(".docker/config.json"), "{broken");
        assertEquals("unix:///var/run/docker.sock", addresses(Map.of()).getFirst());
    }

    @Test
    void windowsHasPipes() {
        EngineFinder finder = new EngineFinder(Map.of(), home, "Windows 11");
        EngineFinder.Places.Candidates candidates = assertInstanceOf(EngineFinder.Places.Candidates.class, finder.places());
        assertEquals("npipe:////./pipe/docker_engine", candidates.places().getFirst().address());
        assertTrue(candidates.places().getFirst().uri().isPresent());
    }

    @Test
    void aSocketThatIsNotThereIsNotFound() {
        String host = "unix://" + home.resolve("docker.sock");
        assertEquals(new State.NotFound(List.of(host)), engine(Map.of("DOCKER_HOST", host)).state());
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Docker has no sockets there")
    void aSocketThatNobodyServesIsNotRunning() throws Exception {
        Path socket = home.resolve("docker.sock");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
        }
        assertEquals(new State.NotRunning("unix://" + socket), engine(Map.of("DOCKER_HOST", "unix://" + socket)).state());
    }

    @Test
    void anEngineThatAcceptsButNeverAnswersIsNotRunning() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String host = "tcp://127.0.0.1:" + silent.getLocalPort();
            assertEquals(new State.NotRunning(host), engine(Map.of("DOCKER_HOST", host)).state());
        }
    }

    @Test
    void aPortThatRefusesIsNotRunning() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        String host = "tcp://127.0.0.1:" + port;
        assertEquals(new State.NotRunning(host), engine(Map.of("DOCKER_HOST", host)).state());
    }

    @Test
    void somethingThatIsNoDockerIsUnusable() throws Exception {
        HttpServer other = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        other.createContext("/", exchange -> {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        other.start();
        try {
            String host = "tcp://127.0.0.1:" + other.getAddress().getPort();
            assertInstanceOf(State.Unusable.class, engine(Map.of("DOCKER_HOST", host)).state());
        } finally {
            other.stop(0);
        }
    }

    @Test
    void anEngineIsFoundAtASocketWithASpaceInItsPath() {
        EnginePlace place = EnginePlace.at("unix:///home/a b/docker.sock");
        assertEquals("/home/a b/docker.sock", place.uri().orElseThrow().getPath());
    }

    @Test
    void sshIsSaidToBeUnsupported() {
        assertEquals(new State.Unsupported("ssh://me@there"), engine(Map.of("DOCKER_HOST", "ssh://me@there")).state());
    }

    @Test
    void withoutAnEngineABuildSaysWhy() throws Exception {
        Files.writeString(home.resolve("Dockerfile"), "FROM scratch");
        String host = "unix://" + home.resolve("docker.sock");
        ProblemException e = assertThrows(ProblemException.class,
                () -> engine(Map.of("DOCKER_HOST", host)).inspect("x"));
        assertEquals(new ImageProblem.NoEngine("NotFound", host), e.problem());
    }

    private DockerEngine engine(Map<String, String> environment) {
        return new DockerEngine(new EngineFinder(environment, home, "Linux"));
    }

    private List<EnginePlace> places(Map<String, String> environment) {
        return assertInstanceOf(EngineFinder.Places.Candidates.class,
                new EngineFinder(environment, home, "Linux").places()).places();
    }

    private List<String> addresses(Map<String, String> environment) {
        return places(environment).stream().map(EnginePlace::address).toList();
    }

    private void context(String name, String host) throws Exception {
        Path folder = Files.createDirectories(home.resolve(".docker/contexts/meta/" + sha256(name)));
        Files.writeString(folder.resolve("meta.json"),
                "{\"Name\":\"" + name + "\",\"Endpoints\":{\"docker\":{\"Host\":\"" + host + "\"}}}");
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of().formatHex(
                MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
