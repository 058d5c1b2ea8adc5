package dev.slipway.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.ProblemException;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecentPipelinesTest {

    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void whatWasKeptIsReadByTheNextProgram() throws Exception {
        RecentPipeline kept = pipeline("my-app", NOON);
        recents().keep(kept);

        assertEquals(List.of(kept), recents().all());
    }

    @Test
    void theLatestStandsFirstAndEachOnce() throws Exception {
        recents().keep(pipeline("old", NOON));
        recents().keep(pipeline("new", NOON.plusSeconds(1)));
        recents().keep(pipeline("old", NOON.plusSeconds(2)));

        assertEquals(List.of("old", "new"), names());
    }

    @Test
    void aStepThatWasNotLookedAtAgainStandsAsItDid() throws Exception {
        recents().keep(with(Map.of("deploy", "TROUBLE", "trust", "DONE")));
        recents().keep(with(Map.of("deploy", "DONE")));

        assertEquals(Map.of("deploy", "DONE", "trust", "DONE"), recents().all().getFirst().marks());
    }

    @Test
    void whoGoesNowhereComesBackToTheStepOfBefore() throws Exception {
        recents().keep(pipeline("x", NOON));
        recents().keep(in("123456789012", "eu-west-1"));

        assertEquals("deploy", recents().all().getFirst().step());
    }

    @Test
    void thePracticeAccountBeginsAnewAndSoDoItsSteps() throws Exception {
        RepositoryName name = new RepositoryName("octo", "x");
        recents().keep(new RecentPipeline("", "eu-west-1", name, "/x", "", "trust", Map.of("trust", "DONE"), "", NOON));
        recents().keep(new RecentPipeline("", "eu-west-1", name, "/x", "", "target", Map.of(), "", NOON));

        assertEquals(Map.of(), recents().all().getFirst().marks());
    }

    @Test
    void theSameRepositoryInAnotherAccountOrRegionIsAnotherPipeline() throws Exception {
        recents().keep(in("123456789012", "eu-west-1"));
        recents().keep(in("210987654321", "eu-west-1"));
        recents().keep(in("123456789012", "us-east-1"));
        recents().keep(in("", "us-east-1"));

        assertEquals(4, recents().all().size());
        assertTrue(recents().all().stream().anyMatch(RecentPipeline::isPractice));
    }

    @Test
    void whatIsTakenOffTheListIsGoneAndTheOthersStay() throws Exception {
        recents().keep(pipeline("one", NOON));
        recents().keep(pipeline("two", NOON));
        recents().remove(pipeline("one", NOON.plusSeconds(9)));
        recents().remove(pipeline("never", NOON));

        assertEquals(List.of("two"), names());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{}", "{\"account\":\"1\",\"owner\":\"../..\",\"name\":\"x\"}",
        "{\"account\":\"123456789012\",\"region\":\"eu-west-1\",\"owner\":\"octo\",\"name\":\"x\",\"seen\":\"once\"}"})
    void aFileThatCannotBeReadHidesNoOther(String text) throws Exception {
        recents().keep(pipeline("good", NOON));
        put("123456789012_eu-west-1_octo+x.json", text);

        assertEquals(List.of("good"), names());
    }

    @Test
    void deepHugeAndForeignFilesAreNotTakenForPipelines() throws Exception {
        recents().keep(pipeline("good", NOON));
        put("deep.json", "[".repeat(50_000));
        put("huge.json", " ".repeat(70_000) + "{}");
        Files.copy(folder.resolve("recent").resolve("123456789012_eu-west-1_octo+good.json"),
                folder.resolve("recent").resolve("copy.json"));
        Files.createDirectories(folder.resolve("recent").resolve("folder.json"));

        assertEquals(List.of("good"), names());
    }

    @Test
    void aHundredPipelinesAreAllThere() throws Exception {
        for (int i = 0; i < 100; i++) {
            recents().keep(pipeline("app-" + i, NOON.plusSeconds(i)));
        }

        assertEquals(100, recents().all().size());
        assertEquals("app-99", names().getFirst());
    }

    @Test
    void programsThatWriteAtTheSameTimeLeaveWholeFiles() throws Exception {
        List<Callable<Boolean>> writers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            int number = i;
            writers.add(() -> {
                for (int round = 0; round < 20; round++) {
                    recents().keep(pipeline("shared", NOON.plusSeconds(number * 100L + round)));
                    recents().keep(pipeline("own-" + number, NOON));
                    assertTrue(recents().all().size() <= 9);
                }
                return true;
            });
        }
        try (ExecutorService programs = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> end : programs.invokeAll(writers)) {
                assertTrue(end.get());
            }
        }
        assertEquals(9, recents().all().size());
        try (var files = Files.list(folder.resolve("recent"))) {
            assertEquals(9, files.count(), "nothing is left beside them");
        }
    }

    @Test
    void nobodyElseCanLookIntoTheFolder() throws Exception {
        recents().keep(pipeline("one", NOON));
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            assertEquals("rwx------", PosixFilePermissions.toString(
                    Files.getPosixFilePermissions(folder.resolve("recent"))));
        }
        assertFalse(Files.readString(folder.resolve("recent").resolve("123456789012_eu-west-1_octo+one.json"))
                .contains("token"));
    }

    @Test
    void aStateFolderThatCannotBeWrittenIsTold() throws IOException {
        Files.writeString(folder.resolve("recent"), "a file in the way");

        assertInstanceOf(PipelineProblem.Unwritable.class,
                assertThrows(ProblemException.class, () -> recents().keep(pipeline("x", NOON))).problem());
        assertEquals(List.of(), recents().all());
    }

    private List<String> names() {
        return recents().all().stream().map(it -> it.repository().name()).toList();
    }

    private RecentPipelines recents() {
        return new RecentPipelines(new StateFolder(folder));
    }

    private static RecentPipeline pipeline(String name, Instant seen) {
        return new RecentPipeline("123456789012", "eu-west-1", new RepositoryName("octo", name), "/code/" + name, "dev",
                "deploy", Map.of("deploy", "TROUBLE"), "SECURITY_GROUP", seen);
    }

    private static RecentPipeline with(Map<String, String> marks) {
        return new RecentPipeline("123456789012", "eu-west-1", new RepositoryName("octo", "x"), "/x", "", "deploy", marks,
                "", NOON);
    }

    private static RecentPipeline in(String account, String region) {
        return new RecentPipeline(account, region, new RepositoryName("octo", "x"), "/x", "", "", Map.of(), "", NOON);
    }

    private void put(String name, String text) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("recent")).resolve(name), text);
    }
}
