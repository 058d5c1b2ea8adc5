package dev.slipway.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slipway.pipeline.Platform;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestsTest {

    @ParameterizedTest
    @CsvSource({"my-app-api,true", "team/my_app.api,true", "a--b,true", "a__b,true", "a,false", "My-App,false",
        "a/,false", "-a,false", "a..b,false", "a b,false", "日本,false"})
    void aRepositorysNameIsWhatEcrTakes(String name, boolean taken) {
        assertEquals(taken, RepositoryRequest.isName(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", ".a", "a b", "a/b"})
    void anImpossibleTagIsRefused(String tag) {
        assertThrows(IllegalArgumentException.class, () -> new ImageRequest(new RepositoryRequest("my-app-api", "o/r"),
                tag, ImageRequest.Source.of(Path.of("api")),
                new ImageRequest.Task(Platform.X86_64, 8080, false)));
    }

    @Test
    void theBuildCommandCanBePastedIntoAShell() {
        assertEquals("docker build --platform linux/arm64 --tag r/a:1 --target test --build-arg 'A=it'\\''s' "
                + "--build-arg B=2 '/home/a b/api'", DockerCommand.build(new ImageEngine.BuildRequest(
                Path.of("/home/a b/api"), "r/a:1", Platform.ARM64, "test", Map.of("B", "2", "A", "it's"))));
    }

    @Test
    void whatLooksLikeASecretIsNotInTheCommandToCopy() {
        assertEquals("docker build --platform linux/amd64 --tag r/a:1 --build-arg BASE=jdk --build-arg NPM_TOKEN /api",
                DockerCommand.build(new ImageEngine.BuildRequest(Path.of("/api"), "r/a:1", Platform.X86_64, "",
                        Map.of("NPM_TOKEN", "npm_0123456789abcdef", "BASE", "jdk"))));
    }
}
