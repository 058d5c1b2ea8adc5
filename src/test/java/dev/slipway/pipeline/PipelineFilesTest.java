package dev.slipway.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slipway.change.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PipelineFilesTest {

    private static final RepositoryName HELLO = new RepositoryName("octo", "hello");

    @TempDir
    private Path folder;
    private Instant now = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void whatWasChosenIsThereTheNextDay() throws Exception {
        SavedPipeline saved = new SavedPipeline(Pipeline.defaults(HELLO, "trunk")
                .withApp(new App("web", "web", 9090, "/ping", "npm test"))
                .withPlacement(new Placement("vpc-0a", List.of("subnet-0a", "subnet-0b"), List.of("sg-0a"), true))
                .withSize(new TaskSize(256, 512, Platform.ARM64)).withArguments(Map.of("BASE", "jdk:25")),
                "/home/me/hello", "work", "eu-west-1");
        files().save(saved);

        assertEquals(Optional.of(saved), files().find(HELLO, "eu-west-1"));
        assertEquals(Optional.empty(), files().find(HELLO, "us-east-1"));
    }

    @Test
    void theLatestComesFirst() throws Exception {
        SavedPipeline first = saved("first");
        SavedPipeline second = saved("second");
        files().save(first);
        now = now.plusSeconds(1);
        files().save(second);
        assertEquals(List.of(second, first), files().recent());

        now = now.plusSeconds(1);
        files().save(first);
        assertEquals(List.of(first, second), files().recent());
    }

    @Test
    void aFirstStartHasNone() {
        assertEquals(List.of(), files().recent());
        assertEquals(Optional.empty(), files().find(HELLO, "eu-west-1"));
    }

    @Test
    void whatAnOlderFileDoesNotSayIsTheDefaultAndWhatANewerOneSaysMoreIsPassedOver() throws Exception {
        put("""
                {"pipeline":{"repository":{"owner":"octo","name":"hello"},"app":{"port":9090},"moon":{"base":1}},
                 "region":"eu-west-1","used":"2026-01-01T00:00:00Z","more":true}""");

        SavedPipeline read = files().recent().getFirst();

        assertEquals(9090, read.pipeline().app().port());
        assertEquals("api", read.pipeline().app().container());
        assertEquals("", read.pipeline().app().testCommand());
        assertEquals(Target.defaults(), read.pipeline().target());
        assertEquals("", read.profile());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{\"pipeline\":{\"repository\":{\"owner\":\"..\",\"name\":\"x\"}}}",
        "{\"pipeline\":{\"repository\":{\"owner\":\"o\",\"name\":\"n\"},\"app\":{\"port\":\"many\"}},\"used\":\"2026-01-01T00:00:00Z\"}",
        "{\"pipeline\":{\"repository\":{\"owner\":\"o\",\"name\":\"n\"},\"app\":null},\"used\":\"2026-01-01T00:00:00Z\"}",
        "{\"pipeline\":{\"repository\":{\"owner\":\"o\",\"name\":\"n\"}},\"used\":\"once\"}"})
    void aFileThatCannotBeReadHidesNoOther(String text) throws Exception {
        put(text);
        SavedPipeline good = saved("good");
        files().save(good);
        assertEquals(List.of(good), files().recent());
    }

    @Test
    void deeplyNestedAndHugeFilesAreNotReadToTheirEnd() throws Exception {
        put("[".repeat(100_000));
        Files.writeString(folder.resolve("pipelines").resolve("huge.json"), " ".repeat(RepositoryFile.LIMIT + 1));
        assertEquals(List.of(), files().recent());
    }

    @Test
    void aStateFolderThatCannotBeWrittenIsTold() throws IOException {
        Files.writeString(folder.resolve("pipelines"), "a file in the way");
        assertInstanceOf(PipelineProblem.Unwritable.class,
                assertThrows(ProblemException.class, () -> files().save(saved("x"))).problem());
        assertEquals(List.of(), files().recent());
    }

    @Test
    void nothingIsLeftBesideTheFile() throws Exception {
        files().save(saved("a"));
        files().save(saved("a"));
        try (var names = Files.list(folder.resolve("pipelines"))) {
            assertEquals(List.of("eu-west-1_octo+a.json"), names.map(file -> file.getFileName().toString()).toList());
        }
    }

    private PipelineFiles files() {
        return new PipelineFiles(new StateFolder(folder), () -> now);
    }

    private static SavedPipeline saved(String name) {
        return new SavedPipeline(Pipeline.defaults(new RepositoryName("octo", name), "main"), "/f", "", "eu-west-1");
    }

    private void put(String text) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("pipelines")).resolve("x.json"), text);
    }
}
