package dev.slipway.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.slipway.image.ImageEngine.BuildRequest;
import dev.slipway.pipeline.Platform;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The very words and variables that the builders are started with. */
class BuildKitTest {

    private static final Path FOLDER = Path.of("/code/api");
    private static final EnginePlace SOCKET = EnginePlace.at("unix:///run/colima.sock");

    @Test
    void buildxIsAskedForOneLoadedImageOfThePlatformWithoutAttestations() {
        assertEquals(List.of("/bin/docker", "buildx", "build", "--progress=rawjson", "--load", "--provenance=false",
                "--platform", "linux/amd64", "--tag", "registry/api:1", "--file", "/code/api/Dockerfile", "/code/api"),
                buildx("v0.13.1").build(request("", Map.of()), SOCKET).words());
    }

    @Test
    void olderBuildxIsNotAskedForWhatItDoesNotKnow() {
        assertEquals(List.of("build", "--progress=plain", "--load", "--provenance=false"),
                buildx("v0.12.1").build(request("", Map.of()), SOCKET).words().subList(2, 6));
        assertEquals(List.of("build", "--progress=plain", "--load", "--platform"),
                buildx("v0.9.1-docker").build(request("", Map.of()), SOCKET).words().subList(2, 6));
        assertEquals("--progress=rawjson", buildx("1.0.0").build(request("", Map.of()), SOCKET).words().get(3));
        assertEquals("--progress=rawjson", buildx("built-from-source").build(request("", Map.of()), SOCKET).words().get(3));
    }

    @Test
    void whatIsPrintedIsReadAsItWasAskedFor() {
        assertInstanceOf(SolveProgress.class, buildx("v0.13.0").reader(_ -> { }));
        assertInstanceOf(PlainProgress.class, buildx("v0.12.9").reader(_ -> { }));
        assertInstanceOf(PlainProgress.class, commandLine().reader(_ -> { }));
    }

    @Test
    void anOlderDockerIsToldToUseBuildKit() {
        Program program = commandLine().build(request("test", Map.of()), SOCKET);
        assertEquals(List.of("/bin/docker", "build", "--progress=plain", "--platform", "linux/amd64", "--tag",
                "registry/api:1", "--target", "test", "--file", "/code/api/Dockerfile", "/code/api"), program.words());
        assertEquals("1", program.environment().get("DOCKER_BUILDKIT"));
    }

    @Test
    void argumentsValuesStandInNoListOfProcesses() {
        Program program = buildx("v0.13.1").build(request("", Map.of("TOKEN", "s3cret", "BASE", "x y")), SOCKET);
        assertEquals(List.of("--build-arg", "BASE", "--build-arg", "TOKEN"), program.words().subList(10, 14));
        assertFalse(String.join(" ", program.words()).contains("s3cret"));
        assertEquals("s3cret", program.environment().get("TOKEN"));
        assertEquals("x y", program.environment().get("BASE"));
    }

    @Test
    void anArgumentThatWouldSteerDockerItselfStandsAmongTheWords() {
        Program program = buildx("v0.13.1").build(request("", Map.of("PATH", "/a", "http_proxy", "http://p")), SOCKET);
        assertEquals(List.of("--build-arg", "PATH=/a", "--build-arg", "http_proxy=http://p"),
                program.words().subList(10, 14));
        assertEquals("/usr/bin", program.environment().get("PATH"));
    }

    @Test
    void theSameEngineIsUsedThatAnswered() {
        assertEquals("unix:///run/colima.sock", buildx("v1.0.0").build(request("", Map.of()), SOCKET).environment()
                .get("DOCKER_HOST"));
        Map<String, String> tls = buildx("v1.0.0").build(request("", Map.of()),
                EnginePlace.at("tcp://10.0.0.1:2376").withCertificates(Path.of("/certs"))).environment();
        assertEquals(List.of("tcp://10.0.0.1:2376", "1", "/certs"), List.of(tls.get("DOCKER_HOST"),
                tls.get("DOCKER_TLS_VERIFY"), tls.get("DOCKER_CERT_PATH")));
        Map<String, String> context = buildx("v1.0.0").build(request("", Map.of()), SOCKET.ofContext("colima")).environment();
        assertEquals("colima", context.get("DOCKER_CONTEXT"));
        assertFalse(context.containsKey("DOCKER_HOST"), "it would go before the context");
    }

    private static BuildKit buildx(String version) {
        return new BuildKit(new Program(List.of("/bin/docker", "buildx"),
                Map.of("PATH", "/usr/bin", "DOCKER_HOST", "unix:///other")), new Builder.Buildx(version));
    }

    private static BuildKit commandLine() {
        return new BuildKit(new Program(List.of("/bin/docker"), Map.of()), new Builder.CommandLine("20.10.24"));
    }

    private static BuildRequest request(String target, Map<String, String> arguments) {
        return new BuildRequest(FOLDER, "registry/api:1", Platform.X86_64, target, arguments);
    }
}
