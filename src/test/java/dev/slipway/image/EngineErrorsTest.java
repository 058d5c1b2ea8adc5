package dev.slipway.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.model.PushResponseItem;
import dev.slipway.image.ImageEngine.State;
import dev.slipway.pipeline.ImageRef;
import java.net.BindException;
import java.net.ConnectException;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What engines and registries were seen to say, and what each of it means. */
class EngineErrorsTest {

    private static final BuildWatch.Failed AT_FROM = new BuildWatch.Failed("[1/2] FROM x", "", List.of());
    private static final ImageRef IMAGE = ImageRef.tagged("registry", "my-app-api", "1");

    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource(delimiter = '|', textBlock = """
            unauthorized: authentication required                                    | LoginRefused
            no basic auth credentials                                                | LoginRefused
            denied: Your authorization token has expired. Reauthenticate and try again. | LoginRefused
            name unknown: The repository with name 'x' does not exist in the registry with id '123456789012' | NoSuchRepository
            tag invalid: The image tag '1' already exists in the 'x' repository and cannot be overwritten because the tag is immutable. | TagIsTaken
            denied: User: arn:aws:iam::123456789012:user/me is not authorized to perform: ecr:InitiateLayerUpload on resource: x | AccessDenied
            denied: requested access to the resource is denied                       | PushDenied
            Post "https://r/v2/my-app-api/blobs/uploads/": EOF                        | RegistryUnreachable
            tag invalid: The image tag '1' already exists in the 'x' repository and cannot be overwritten because the repository is immutable. | TagIsTaken
            push access denied, repository does not exist or may require authorization: authorization failed: no basic auth credentials | LoginRefused
            toomanyrequests: Rate exceeded                                           | RegistryBusy
            Get "https://r/v2/": http: server gave HTTP response to HTTPS client      | RegistryUnreachable
            tag does not exist: registry/my-app-api:1                                | NotBuilt
            Get "http://127.0.0.1:5999/v2/": dial tcp 127.0.0.1:5999: connect: connection refused | RegistryUnreachable
            received unexpected HTTP status: 500 Internal Server Error               | PushFailed
            """)
    void aPushThatFailedSaysWhy(String message, String problem) {
        assertEquals(problem, EngineErrors.ofPush(message, IMAGE).getClass().getSimpleName());
    }

    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            the --mount option requires BuildKit. Refer to https://docs.docker.com/go/buildkit/ | NeedsBuildKit
            Status 400: {"message":"dockerfile parse error line 2: Unknown flag: link"}     | NeedsBuildKit
            Status 400: {"message":"dockerfile parse error line 2: unknown instruction: RUNN"} | BadDockerfile
            failed to parse platform : "" is an invalid component of ""                     | BadDockerfile
            pull access denied for no/such, repository does not exist or may require 'docker login' | BaseImageNotFound
            manifest for eclipse-temurin:99 not found: manifest unknown                     | BaseImageNotFound
            Get "https://registry-1.docker.io/v2/": dial tcp: lookup registry-1.docker.io: no such host | RegistryUnreachable
            The command '/bin/sh -c x' returned a non-zero code: 127                        | BuildFailed
            The command '/bin/sh -c cat "no such host"' returned a non-zero code: 1         | BuildFailed
            process "/bin/sh -c echo failed to parse; false" did not complete successfully: exit code: 1 | BuildFailed
            executor failed running [/bin/sh -c fail-here]: exit code: 127                  | BuildFailed
            COPY failed: file not found in build context or excluded by .dockerignore: stat nothing: file does not exist | NothingToCopy
            failed to compute cache key: "/nothing" not found: not found                    | NothingToCopy
            failed to solve: failed to compute cache key: failed to calculate checksum of ref 1::2: "/nothing": not found | NothingToCopy
            failed to solve: dockerfile parse error on line 2: unknown instruction: RUNN    | BadDockerfile
            failed to solve: no/such:1: failed to resolve source metadata for docker.io/no/such:1: docker.io/no/such:1: not found | BaseImageNotFound
            failed to solve: base:1: failed to resolve source metadata for docker.io/base:1: no match for platform in manifest: not found | BaseImageNotFound
            failed to do request: Head "https://registry-1.docker.io/v2/a/manifests/1": dial tcp: lookup registry-1.docker.io: no such host | RegistryUnreachable
            write /app/x: no space left on device                                           | DiskFull
            """)
    void aBuildThatFailedSaysWhy(String message, String problem) {
        assertEquals(problem, EngineErrors.ofBuild(message, AT_FROM).getClass().getSimpleName());
    }

    @Test
    void whatBuildKitItselfDoesNotKnowNeedsANewerOneAndNotBuildKit() {
        assertEquals(new ImageProblem.NeedsNewerBuildKit("dockerfile parse error line 2: Unknown flag: link"),
                EngineErrors.ofBuildKit("dockerfile parse error line 2: Unknown flag: link", AT_FROM));
    }

    @Test
    void aStepThatFailedIsToldWithItsLastLines() {
        assertEquals(new ImageProblem.BuildFailed("[2/2] RUN make", "process \"make\" did not complete successfully", "a\nb"),
                EngineErrors.ofBuildKit("process \"make\" did not complete successfully",
                        new BuildWatch.Failed("[2/2] RUN make", "", List.of("a", "b"))));
    }

    @Test
    void aRefusedRequestIsReadOutOfItsJson() {
        assertEquals(new ImageProblem.BadDockerfile("dockerfile parse error line 2: unknown instruction: \"X\""),
                EngineErrors.ofBuild(
                        "Status 400: {\"message\":\"dockerfile parse error line 2: unknown instruction: \\\"X\\\"\"}\n", AT_FROM));
    }

    @Test
    void aForbiddenSocketIsToldApartFromAStoppedEngine() {
        DockerConnection connection = new DockerConnection(EnginePlace.at("unix:///x"), EnginePlace.at("unix:///x").uri().orElseThrow());
        assertEquals(Optional.of(new State.NotAllowed("unix:///x")),
                connection.lost(new RuntimeException(new BindException("Permission denied"))));
        assertEquals(Optional.of(new State.NotRunning("unix:///x")),
                connection.lost(new RuntimeException(new ConnectException("Connection refused"))));
        assertEquals(Optional.of(new State.NotFound(List.of("unix:///x"))),
                connection.lost(new RuntimeException(new SocketException("No such file or directory"))));
        assertEquals(Optional.empty(), connection.lost(new IllegalStateException("something else")));
    }

    @Test
    void theDigestIsTakenFromTheTextWhereTheEngineGivesItNowhereElse() throws Exception {
        String digest = "sha256:" + "a".repeat(64);
        RecordedProgress progress = new RecordedProgress();
        try (PushOutput output = new PushOutput(progress)) {
            output.onNext(item("{\"status\":\"1: digest: " + digest + " size: 2201\"}"));
            assertEquals(digest, output.digest());
        }
    }

    @Test
    void whatAPushSaysOfALayerIsRead() throws Exception {
        RecordedProgress progress = new RecordedProgress();
        try (PushOutput output = new PushOutput(progress)) {
            output.onNext(item("{\"status\":\"Preparing\",\"id\":\"a\"}"));
            output.onNext(item("{\"status\":\"Pushing\",\"id\":\"a\",\"progressDetail\":{\"current\":120,\"total\":100}}"));
            output.onNext(item("{\"status\":\"Pushing\",\"id\":\"b\",\"progressDetail\":{\"current\":7}}"));
            output.onNext(item("{\"status\":\"Layer already exists\",\"id\":\"c\"}"));
            output.onNext(item("{\"status\":\"Mounted from demo/app\",\"id\":\"e\"}"));
            output.onNext(item("{\"status\":\"Retrying in 5 seconds\",\"id\":\"d\"}"));
            output.onNext(item("{\"status\":\"Retrying in 1 second\",\"id\":\"d\"}"));
            output.onNext(item("{\"status\":\"Pushed\",\"id\":\"a\"}"));
            output.onNext(item("{\"errorDetail\":{\"message\":\"unauthorized\"},\"error\":\"unauthorized\"}"));
            assertEquals(List.of(new LayerNews.Waiting("a"), new LayerNews.Sending("a", 120, 100),
                    new LayerNews.Sending("b", 7, -1), new LayerNews.AlreadyThere("c"),
                    new LayerNews.AlreadyThere("e"), new LayerNews.Retrying("d", 5), new LayerNews.Retrying("d", 1),
                    new LayerNews.Sent("a")), progress.news);
            assertEquals("unauthorized", output.error());
        }
    }

    @Test
    void aLogInPiecesComesOutInLines() {
        List<String> lines = new ArrayList<>();
        OutputLines output = new OutputLines(lines::add);
        List.of("Step 1/2 : FROM x", "\n", " ---> a\n\u001B[32mgreen\u001B[0m\r\nlast").forEach(output::add);
        output.add("x".repeat(20_000));
        output.end();
        assertEquals(List.of("Step 1/2 : FROM x", " ---> a", "green"), lines.subList(0, 3));
        assertEquals(10_000, lines.getLast().length());
    }

    private static PushResponseItem item(String json) throws Exception {
        return new ObjectMapper().readValue(json, PushResponseItem.class);
    }
}
