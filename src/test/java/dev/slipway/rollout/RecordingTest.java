package dev.slipway.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.ProblemException;
import dev.slipway.cloud.AwsProblem;
import dev.slipway.pipeline.PipelineProblem;
import dev.slipway.pipeline.StateFolder;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {

    private static final ServiceKey KEY = new ServiceKey("123456789012", "ap-northeast-1",
            new ServiceName("my-app-cluster", "my-app-api-service"));

    /** Bytes of a file, where the real length would only take time. */
    private static final long SHORT = 150_000;

    @TempDir
    private Path home;
    private Recordings recordings;

    @BeforeEach
    void open() {
        recordings = new Recordings(new StateFolder(home));
    }

    @Test
    void whatIsReadBackIsTheTimelineThatWasSeen() throws ProblemException {
        Timeline seen = recorded(story());

        assertSame(seen, Replay.read(recordings.files().getFirst()).whole());
    }

    @Test
    void noSecretThatAContainerWritesIsWrittenDownAndACommitsHashIs() throws Exception {
        String commit = "0123456789abcdef0123456789abcdef01234567";
        recorded(List.of(new Looks().ours("PRIMARY", "IN_PROGRESS", 0, 1)
                .line("t1", 3, "connecting with password=hunter2 to postgres://app:hunter2@10.0.0.9/shop")
                .line("t1", 4, "version " + commit).after(5)));

        String written = Files.readString(recordings.files().getFirst());
        assertFalse(written.contains("hunter2"), written);
        assertTrue(written.contains("connecting with password=***") && written.contains(commit)
                && written.contains("10.0.0.9"), written);
    }

    @Test
    void anyMomentCanBeShownAgain() throws ProblemException {
        List<Snapshot> story = new ArrayList<>(story());
        for (int second = 100; second < 300; second++) {
            story.add(new Looks().ours("PRIMARY", "IN_PROGRESS", second % 2, 0).line("t1", second, "line " + second)
                    .after(second));
        }
        recorded(story);
        Replay replay = Replay.read(recordings.files().getFirst());

        assertEquals(story.stream().map(Snapshot::at).toList(), replay.moments());
        Timeline timeline = Timeline.empty();
        for (int looked = 0; looked < story.size(); looked++) {
            timeline = timeline.with(story.get(looked));
            assertSame(timeline, replay.after(looked + 1));
            assertSame(timeline, replay.at(story.get(looked).at().plusMillis(500)));
        }
        assertEquals(List.of(), replay.after(0).entries());
        assertEquals(List.of(), replay.at(Looks.at(-1)).entries());
    }

    @Test
    void aReplayGoesOnWithTheLooksOfTheWatch() throws ProblemException {
        Timeline seen = recorded(story());
        Replay replay = Replay.read(recordings.files().getFirst());
        int looks = replay.moments().size();
        Timeline next = seen.with(new Looks().ours("PRIMARY", "COMPLETED", 0, 1).after(500));
        Replay longer = replay.with(next);

        assertEquals(looks, replay.moments().size());
        assertEquals(Looks.at(500), longer.moments().getLast());
        assertSame(next, longer.after(looks + 1));
        assertSame(seen, longer.after(looks));
        assertTrue(longer.with(next) == longer && longer.with(Timeline.empty()) == longer, "nothing new");
        Timeline madeAnew = Timeline.empty().with(new Looks().made(550).ours("PRIMARY", "COMPLETED", 0, 1).after(600));
        assertTrue(longer.with(madeAnew) == longer, "another service of the same name");
    }

    @Test
    void aRecentRecordingOfTheSameServiceGoesOn() throws ProblemException {
        Timeline seen = recorded(story());
        try (Recording next = recordings.open(KEY, Looks.at(500))) {
            assertSame(seen, next.seen());
            next.add(new Looks().ours("PRIMARY", "COMPLETED", 0, 1).after(500));
        }

        assertEquals(1, recordings.files().size());
        Timeline whole = Replay.read(recordings.files().getFirst()).whole();
        assertInstanceOf(Judgement.Succeeded.class, Judgement.of(whole, "ecs-svc/new"));
        assertEquals(1, whole.entries().stream().filter(Entry.LogLine.class::isInstance).count(), "nothing doubled");
    }

    @Test
    void anOldOneAnotherServicesAndOneInUseDoNotGoOn() throws ProblemException {
        recorded(story());
        try (Recording later = recordings.open(KEY, Looks.at(13 * 3600));
                Recording beside = recordings.open(KEY, Looks.at(13 * 3600));
                Recording other = recordings.open(new ServiceKey("123456789012", "us-east-1", KEY.service()),
                        Looks.at(500))) {
            assertEquals(List.of(), later.seen().entries());
            assertEquals(List.of(), beside.seen().entries());
            assertEquals(List.of(), other.seen().entries());
            assertEquals(4, recordings.files().size());
        }
    }

    @Test
    void aServiceThatWasMadeAnewBeginsARecordingOfItsOwn() throws ProblemException {
        recorded(story());
        try (Recording next = recordings.open(KEY, Looks.at(500))) {
            next.add(new Looks().made(400).ours("PRIMARY", "IN_PROGRESS", 0, 0).after(500));
        }

        assertEquals(2, recordings.files().size());
        assertEquals(1, Replay.read(recordings.files().getFirst()).moments().size());
    }

    @Test
    void aKilledProgramsHalfLineCostsNoOther() throws ProblemException, IOException {
        Timeline seen = recorded(story());
        Path file = recordings.files().getFirst();
        Files.writeString(file, "{\"at\":\"2026-11-23T09:05:00Z\",\"log\":[{\"at\":\"2026-11",
                StandardOpenOption.APPEND);

        assertSame(seen, Replay.read(file).whole());
        try (Recording next = recordings.open(KEY, Looks.at(500))) {
            next.add(new Looks().ours("PRIMARY", "COMPLETED", 0, 1).after(500));
        }
        Replay replay = Replay.read(file);
        assertEquals(1, replay.unreadable());
        assertEquals(Looks.at(500), replay.moments().getLast());
    }

    @Test
    void linesThatAreNoneOfOursArePassedOverAndCounted() throws ProblemException, IOException {
        Timeline seen = recorded(story());
        Path file = recordings.files().getFirst();
        Files.writeString(file, "[]\n{}\nnull\n7\n{\"at\":\"x\"}\n{\"newest\":false}\n"
                + "{\"follows\":{\"deployment\":\"ecs-svc/1\"}}\n"
                + "{\"at\":\"2026-11-23T09:05:00Z\",\"tasks\":[null]}\n"
                + "[".repeat(100_000) + "\n\u0000\uFFFD\n", StandardOpenOption.APPEND);

        Replay replay = Replay.read(file);
        assertSame(seen, replay.whole());
        assertEquals(10, replay.unreadable());
    }

    @Test
    void whatIsNoRecordingIsSaidToBeNone() throws IOException {
        Path empty = Files.createFile(home.resolve("empty.jsonl"));
        Path other = Files.writeString(home.resolve("other.jsonl"), "{\"name\":\"package.json\"}\n");
        Path newer = Files.writeString(home.resolve("newer.jsonl"), "{\"slipwayRecording\":2,\"account\":\"1\","
                + "\"region\":\"r\",\"cluster\":\"c\",\"service\":\"s\"}\n");
        for (Path file : List.of(empty, other, newer)) {
            assertEquals(new RolloutProblem.NoRecording(file.toString()), problem(file));
        }
        assertInstanceOf(PipelineProblem.NoFile.class, problem(home.resolve("gone.jsonl")));
        try (RandomAccessFile huge = new RandomAccessFile(home.resolve("huge.jsonl").toFile(), "rw")) {
            huge.setLength(Replay.LIMIT + 1);
        }
        assertInstanceOf(PipelineProblem.TooLarge.class, problem(home.resolve("huge.jsonl")));
    }

    @Test
    void onlyItsOwnerCanLookIntoTheFolder() throws ProblemException, IOException {
        recorded(story());

        assertEquals("rwx------", PosixFilePermissions.toString(
                Files.getPosixFilePermissions(new StateFolder(home).recordings())));
    }

    @Test
    void theOldestRecordingsMakeRoom() throws ProblemException {
        for (int i = 0; i < Recordings.MOST + 5; i++) {
            recordings.open(new ServiceKey("123456789012", "r" + i, KEY.service()), Looks.at(i)).close();
        }

        assertEquals(Recordings.MOST, recordings.files().size());
        assertEquals("r24", Replay.read(recordings.files().getFirst()).service().region());
        assertEquals("r5", Replay.read(recordings.files().getLast()).service().region());
    }

    @Test
    void aLongRecordingGoesOnInNewFilesAndANewStartGoesOnFromAllOfThem() throws ProblemException, IOException {
        recordings = new Recordings(new StateFolder(home), SHORT);
        Timeline seen = recorded(longStory());

        assertEquals(3, recordings.files().size());
        try (Recording next = recordings.open(KEY, Looks.at(10_000))) {
            assertSame(seen, next.seen());
            next.add(new Looks().ours("PRIMARY", "COMPLETED", 0, 1).line("t1", 10_000, "the end").after(10_000));
        }
        assertEquals(seen.entries().size() + 2, Replay.read(recordings.files().getFirst()).whole().entries().size(),
                "that line, and that it has completed");
        for (Path file : recordings.files()) {
            assertTrue(Files.size(file) <= SHORT + 5_000, file::toString);
        }
    }

    @Test
    void theDeploymentThatIsFollowedIsRememberedFromFileToFileAndNotOnceItHasSucceeded()
            throws ProblemException, IOException {
        recordings = new Recordings(new StateFolder(home), SHORT);
        Followed ours = new Followed("ecs-svc/new", "ecs-svc/old", Looks.at(0));
        try (Recording first = recordings.open(KEY, Looks.at(0))) {
            first.follow(Optional.of(ours));
            for (Snapshot look : longStory()) {
                first.add(look);
            }
        }
        Files.delete(recordings.files().getLast());

        try (Recording next = recordings.open(KEY, Looks.at(10_000))) {
            assertEquals(Optional.of(ours), next.followed());
            next.add(new Looks().ours("PRIMARY", "COMPLETED", 0, 1).after(10_000));
        }
        try (Recording last = recordings.open(KEY, Looks.at(10_001))) {
            assertEquals(Optional.empty(), last.followed());
        }
        assertEquals(0, Replay.read(recordings.files().getFirst()).unreadable());
    }

    @Test
    void whatIsLeftOfALongRecordingStillGoesOn() throws ProblemException, IOException {
        recordings = new Recordings(new StateFolder(home), SHORT);
        recorded(longStory());
        Files.delete(recordings.files().getLast());
        try (Recording next = recordings.open(KEY, Looks.at(10_000))) {
            long lines = next.seen().entries().stream().filter(Entry.LogLine.class::isInstance).count();
            assertTrue(lines > SHORT / 1_500 && lines < 2 * SHORT / 1_000, () -> "" + lines);
        }
    }

    @Test
    void aFileThatIsSaidToContinueItselfOrAnothersIsReadAlone() throws ProblemException, IOException {
        recorded(story());
        Path file = recordings.files().getFirst();
        Timeline alone = Replay.read(file).whole();
        String header = Files.readAllLines(file).getFirst();
        for (String other : List.of(file.getFileName().toString(), "../" + file.getFileName(), "/etc/passwd", "")) {
            Files.writeString(file, Files.readString(file).replace(header,
                    header.substring(0, header.length() - 1) + ",\"continues\":\"" + other + "\"}"));
            assertEquals(alone.entries(), Replay.read(file).whole().entries(), other);
            Files.writeString(file, Files.readString(file).replace(",\"continues\":\"" + other + "\"", ""));
        }
    }

    /** Of two and a half files. */
    private static List<Snapshot> longStory() {
        String line = "x".repeat(1_000);
        List<Snapshot> story = new ArrayList<>();
        for (int second = 0; second < 2.5 * SHORT / 1_100; second++) {
            story.add(new Looks().ours("PRIMARY", "IN_PROGRESS", 1, 0).task("t1", "PENDING")
                    .line("t1", second, line).after(second));
        }
        return story;
    }

    @Test
    void anExportTellsTheStoryWithoutAccountsAddressesAndSecrets() throws ProblemException, IOException {
        recorded(story());
        Path copy = home.resolve("copy.jsonl");
        new RecordingExport(Redaction.on()).write(recordings.files().getFirst(), copy);

        String text = Files.readString(copy);
        assertFalse(text.contains("123456789012"), text);
        assertFalse(text.contains("10.0.0.9"), text);
        assertFalse(text.contains("token-of-the-log"), text);
        assertEquals(5, Replay.read(copy).whole().latest().orElseThrow().targets().size()
                + Replay.read(copy).moments().size());
    }

    private List<Snapshot> story() {
        Looks failing = new Looks().old("ACTIVE", 1).ours("PRIMARY", "IN_PROGRESS", 0, 0).exited("t1", 1, "").grace(30)
                .event("e1", 3, "(service web) has started 1 tasks: (task t1).").target("unhealthy", "refused")
                .event("e2", 21, "(service web) registered 1 targets in (target-group "
                        + "arn:aws:elasticloadbalancing:ap-northeast-1:123456789012:targetgroup/web/1)")
                .history("ROLLBACK_IN_PROGRESS", "why");
        Snapshot quiet = failing.after(32);
        Snapshot loud = failing.line("t1", 15, "asked by 10.0.0.9")
                .cursor("group ecs/api/t1", "token-of-the-log").after(30);
        return List.of(
                new Looks().old("PRIMARY", 1).history("SUCCESSFUL", "").after(0),
                new Looks().old("ACTIVE", 1).ours("PRIMARY", "IN_PROGRESS", 1, 0).task("t1", "PENDING").grace(30)
                        .event("e1", 3, "(service web) has started 1 tasks: (task t1).").target("initial", "")
                        .waits(Duration.ofSeconds(5), Duration.ofSeconds(300))
                        .problem(new AwsProblem.AwsFault("GetLogEvents", 503, "later")).after(5),
                loud, quiet);
    }

    private Timeline recorded(List<Snapshot> looks) throws ProblemException {
        Timeline timeline = Timeline.empty();
        try (Recording recording = recordings.open(KEY, Looks.at(0))) {
            for (Snapshot look : looks) {
                recording.add(look);
                timeline = timeline.with(look);
            }
        }
        return timeline;
    }

    private static Object problem(Path file) {
        return assertThrows(ProblemException.class, () -> Replay.read(file)).problem();
    }

    private static void assertSame(Timeline expected, Timeline actual) {
        assertEquals(expected.entries(), actual.entries());
        assertEquals(expected.tasks(), actual.tasks());
        assertEquals(expected.deployments(), actual.deployments());
        assertEquals(expected.counts(), actual.counts());
        assertEquals(expected.cursors(), actual.cursors());
        assertEquals(expected.begun(), actual.begun());
        assertEquals(expected.movedAt(), actual.movedAt());
        Snapshot one = expected.latest().orElseThrow();
        Snapshot two = actual.latest().orElseThrow();
        assertEquals(List.of(one.at(), one.status(), one.service(), one.history(), one.targets(), one.waits(),
                one.events(), one.log(), one.problems().size()), List.of(two.at(), two.status(), two.service(),
                two.history(), two.targets(), two.waits(), two.events(), two.log(), two.problems().size()));
    }
}
