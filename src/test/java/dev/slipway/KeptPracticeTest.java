package dev.slipway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.ProblemException;
import dev.slipway.cloud.CallLog;
import dev.slipway.github.SealedBox;
import dev.slipway.github.SecretPlace;
import dev.slipway.learn.Kept;
import dev.slipway.learn.KeptProblem;
import dev.slipway.learn.PracticeKeeping;
import dev.slipway.parts.ChildJvm;
import dev.slipway.pipeline.App;
import dev.slipway.ui.World;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;

/** The learner's practice account outlives the program, is handed on in a file, and stands aside for an exercise. */
class KeptPracticeTest {

    private static final String SECRET = "h7Gk2-like-no-other";

    @TempDir
    private Path home;
    private final List<World> entered = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (World world : entered) {
            world.records().ledger().close();
        }
    }

    @Test
    void theNextStartGoesOnWhereTheLastOneEnded() throws Exception {
        Worlds first = worlds("state");
        World before = enter(first);
        assertEquals(new Kept.Begun(), kept(before));
        makeCluster(before, "mine");
        Files.writeString(before.code().folder().resolve("note.txt"), "not committed");
        Files.writeString(before.code().folder().resolve("api/more.txt"), "committed");
        String head = before.code().git().commit(before.code().folder(), List.of("api/more.txt"), "More");
        setSecret(before, "AWS_ROLE_TO_ASSUME", "arn:aws:iam::123456789012:role/ci");
        before.practice().orElseThrow().setSpeed(60);
        App web = new App("web", "web", 9090, "/ping", "");
        first.remember(() -> before.pipeline().withApp(web));
        Instant then = end(first, before);

        World after = enter(worlds("state"));

        assertInstanceOf(Kept.Reopened.class, kept(after));
        assertEquals(List.of("mine"), clusters(after));
        assertEquals(head, after.code().git().state(after.code().folder()).head());
        assertEquals(List.of("note.txt"), after.code().git().state(after.code().folder()).changed());
        assertEquals(1, after.code().gitHub().secrets(place(after)).size());
        assertEquals(60, after.practice().orElseThrow().speed());
        assertEquals(web, after.pipeline().app());
        assertFalse(after.tools().clock().instant().isBefore(then));
        assertTrue(after.tools().clock().instant().isBefore(then.plusSeconds(300)), "time stands still meanwhile");
    }

    @Test
    void aProgramThatIsKilledLosesOnlyWhatItWasWriting() throws Exception {
        Worlds first = worlds("state");
        World before = enter(first);
        makeCluster(before, "mine");
        before.records().ledger().close();
        String whole = Files.readString(journal());
        Files.writeString(journal(), whole + "{\"at\":\"2026-11-2");

        World after = enter(worlds("state"));

        assertTrue(assertInstanceOf(Kept.Reopened.class, kept(after)).isCut());
        assertEquals(List.of("mine"), clusters(after));
        makeCluster(after, "next");
        after.records().ledger().close();
        assertEquals(List.of("mine", "next"), clusters(enter(worlds("state"))));
    }

    @Test
    void whatAKilledProgramHadToldIsThere() throws Exception {
        Process program = ChildJvm.of(PracticeUntilKilled.class, home.resolve("state").toString()).start();
        String last = "";
        try (BufferedReader out = program.inputReader()) {
            for (int i = 0; i < 60; i++) {
                last = out.readLine();
            }
        } finally {
            program.destroyForcibly().waitFor();
        }

        World after = enter(worlds("state"));
        assertInstanceOf(Kept.Reopened.class, kept(after));
        assertTrue(clusters(after).contains(last), last);
    }

    @Test
    void aSecondProgramHasAnAccountOfItsOwnAndSaysSo() throws Exception {
        World first = enter(worlds("state"));
        makeCluster(first, "mine");
        String kept = Files.readString(journal());
        Worlds beside = worlds("state");
        World second = enter(beside);

        assertEquals(new Kept.Beside(), kept(second));
        makeCluster(second, "other");
        second.practice().orElseThrow().reset();
        assertEquals(new Kept.Beside(), kept(enter(beside)));
        assertEquals(kept, Files.readString(journal()));
    }

    @Test
    void beginningAnewLeavesNothing() throws Exception {
        Worlds worlds = worlds("state");
        World before = enter(worlds);
        makeCluster(before, "mine");
        Files.writeString(before.code().folder().resolve("note.txt"), "mine");
        before.practice().orElseThrow().reset();
        World anew = enter(worlds);
        makeCluster(before, "late");
        end(worlds, anew);

        World after = enter(worlds("state"));
        assertEquals(List.of(), clusters(after));
        assertFalse(Files.exists(after.code().folder().resolve("note.txt")));
    }

    @Test
    void anExerciseStandsBesideTheLearnersAccount() throws Exception {
        Worlds worlds = worlds("state");
        World own = enter(worlds);
        makeCluster(own, "mine");
        Path note = Files.writeString(own.code().folder().resolve("note.txt"), "mine");
        own.practice().orElseThrow().beginExercise();
        Instant then = own.tools().clock().instant();

        World exercise = enter(worlds);
        assertEquals(new Kept.Exercise(), kept(exercise));
        assertEquals(List.of(), clusters(exercise));
        makeCluster(exercise, "broken");
        exercise.practice().orElseThrow().pass(Duration.ofHours(5));
        assertEquals(then, own.tools().clock().instant());
        own.practice().orElseThrow().endExercise();

        assertSame(own, enter(worlds));
        assertEquals(List.of("mine"), clusters(own));
        assertTrue(Files.exists(note));
        own.practice().orElseThrow().beginExercise();
        World other = enter(worlds);
        assertNotSame(exercise, other);
        assertEquals(List.of(), clusters(other));
        end(worlds, own);
        other.records().ledger().close();
        assertEquals(List.of("mine"), clusters(enter(worlds("state"))));
    }

    @Test
    void aSavedAccountOpensElsewhereWithoutItsSecrets() throws Exception {
        World teacher = enter(worlds("teacher"));
        makeCluster(teacher, "prepared");
        registerWithSecret(teacher);
        setSecret(teacher, "OTHER", SECRET);
        Files.writeString(teacher.code().folder().resolve(".env"), "PASSWORD=" + SECRET);
        Files.writeString(teacher.code().folder().resolve("note.txt"), "read this");
        Path file = home.resolve("class.jsonl");
        keeping(teacher).save(file);
        Path commands = home.resolve("class.sh");
        keeping(teacher).saveCommands(commands);

        for (Path written : List.of(file, commands, home.resolve("teacher/practice/1/journal.jsonl"))) {
            assertFalse(Files.readString(written).contains(SECRET), written.toString());
        }
        Worlds worlds = worlds("learner");
        World own = enter(worlds);
        makeCluster(own, "mine");
        Files.writeString(own.code().folder().resolve("mine.txt"), "mine");
        keeping(own).open(file);
        World opened = enter(worlds);

        Kept.Opened kept = assertInstanceOf(Kept.Opened.class, kept(opened));
        assertEquals(List.of("prepared"), clusters(opened));
        assertEquals("read this", Files.readString(opened.code().folder().resolve("note.txt")));
        assertFalse(Files.exists(opened.code().folder().resolve("mine.txt")));
        assertTrue(Files.exists(Path.of(kept.aside()).resolve("repository/mine.txt")));
        assertTrue(Files.readString(Path.of(kept.aside()).resolve("journal.jsonl")).contains("mine"));
        end(worlds, opened);
        assertEquals(List.of("prepared"), clusters(enter(worlds("learner"))));
        assertTrue(Files.readString(commands).contains("aws ecs create-cluster --cluster-name prepared"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cluster-name     | 0 | NoPracticeFile
            [1,2]            | 0 | NoPracticeFile
            {"slipway":"practice","version":2,"region":"eu-west-1","begun":"2026-11-27T00:00:00Z"} | 0 | NewerVersion
            {"slipway":"practice","version":1,"region":"../x","begun":"2026-11-27T00:00:00Z"}      | 1 | BadLine
            {"slipway":"practice","version":1,"region":"eu-west-1","begun":"+1000000000-12-31T00:00:00Z"} | 1 | BadLine
            """)
    void aForeignOrNewerFileChangesNothing(String head, int line, String problem) throws Exception {
        assertRefused(head + "\n", line, problem);
    }

    @Test
    void anEmptyFileChangesNothing() throws Exception {
        assertRefused("", 0, "NoPracticeFile");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"at\":\"2026-11-27T00:00:01Z\",\"do\":\"dance\"}",
        "{\"at\":\"yesterday\",\"do\":\"time\"}",
        "{\"at\":\"2026-11-26T00:00:00Z\",\"do\":\"time\"}",
        "{\"at\":\"2099-11-26T00:00:00Z\",\"do\":\"time\"}",
        "{\"at\":\"2026-11-27T00:00:01Z\",\"do\":\"time\",\"more\":1}",
        "{\"at\":\"2026-11-27T00:00:01Z\",\"do\":\"speed\",\"times\":1e300}",
        "{\"at\":\"2026-11-27T00:00:01Z\",\"do\":\"rerun\",\"run\":7}",
        "{\"at\":\"2026-11-27T00:00:01Z\",\"do\":\"commit\",\"sha\":\"00\",\"message\":\"m\",\"files\":{}}",
        "{\"at\":\"2026-11-27T00:00:01Z\",\"do\":\"folder\",\"files\":{\"../out\":\"x\"}}",
        "{\"at\":\"2026-11-27T00:00:01Z\",\"do\":\"folder\",\"files\":{\"/out\":\"x\"}}",
        "{\"at\":\"2026-11-27T00:00:01Z\",\"do\":\"folder\",\"files\":{\"a/.GIT/config\":\"x\"}}",
        "{\"at\":\"2026-11-27T00:00:01Z\",\"do\":\"call\",\"service\":\"ecs\",\"operation\":\"Fly\",\"request\":{}}",
        "{\"at\":\"2026-11-27T00:00:01Z\",\"do\":\"call\","
            + "\"service\":\"ecs\",\"operation\":\"CreateCluster\",\"request\":{\"name\":1}}",
        "{\"at\":\"2026-11-27T00:00:01Z\",\"do\":\"call\","
            + "\"service\":\"ecs\",\"operation\":\"CreateCluster\",\"request\":{\"clusterName\":1}}",
        "{\"at\":\"2026-11-27T00:00:01Z\",\"do\":\"call\","
            + "\"service\":\"ecs\",\"operation\":\"DeleteCluster\",\"request\":{\"cluster\":\"none\"}}",
        "{\"at\":\"2026-11-27T00:00:01Z\",\"do\":\"call\","
            + "\"service\":\"ec2\",\"operation\":\"RunInstances\",\"request\":{}}",
        "{\"at\":",
        "no JSON"})
    void aLineThatCannotBeDoneIsNamedAndChangesNothing(String line) throws Exception {
        assertRefused("""
                {"slipway":"practice","version":1,"region":"ap-northeast-1","begun":"2026-11-27T00:00:00Z"}
                {"at":"2026-11-27T00:00:00Z","do":"commit","sha":"%s","message":"Begin","files":{"a.txt":"a"}}
                %s
                """.formatted("0".repeat(40), line), 3, "BadLine");
    }

    @Test
    void deepJsonIsRefused() throws Exception {
        assertRefused("""
                {"slipway":"practice","version":1,"region":"ap-northeast-1","begun":"2026-11-27T00:00:00Z"}
                {"at":%s
                """.formatted("[".repeat(200_000)), 2, "BadLine");
    }

    private void assertRefused(String text, int line, String problem) throws Exception {
        Worlds worlds = worlds("state");
        World own = enter(worlds);
        makeCluster(own, "mine");
        Path file = Files.writeString(home.resolve("given.jsonl"), text);
        String kept = Files.readString(journal());
        List<Path> there = files(home.resolve("state"));

        KeptProblem refused = (KeptProblem)
                assertThrows(ProblemException.class, () -> keeping(own).open(file)).problem();

        assertEquals(problem, refused.getClass().getSimpleName(), refused::toString);
        if (refused instanceof KeptProblem.BadLine(_, int number, _)) {
            assertEquals(line, number, refused::toString);
        }
        assertSame(own, enter(worlds));
        assertEquals(List.of("mine"), clusters(own));
        assertEquals(kept, Files.readString(journal()));
        assertEquals(there, files(home.resolve("state")));
    }

    @Test
    void whatCannotBeOpenedIsPutAside() throws Exception {
        Worlds first = worlds("state");
        World before = enter(first);
        Files.writeString(before.code().folder().resolve("note.txt"), "mine");
        end(first, before);
        Files.writeString(journal(), "scribble");

        World after = enter(worlds("state"));

        Kept.Lost lost = assertInstanceOf(Kept.Lost.class, kept(after));
        assertInstanceOf(KeptProblem.NoPracticeFile.class, lost.problem());
        assertEquals("scribble", Files.readString(Path.of(lost.aside()).resolve("journal.jsonl")));
        assertEquals("mine", Files.readString(Path.of(lost.aside()).resolve("repository/note.txt")));
        assertEquals(List.of(), clusters(after));
    }

    @Test
    void aLineThatCannotBeDoneAgainEndsWhatIsOpened() throws Exception {
        Worlds first = worlds("state");
        World before = enter(first);
        makeCluster(before, "mine");
        makeCluster(before, "later");
        end(first, before);
        String text = Files.readString(journal());
        Files.writeString(journal(), text.replace(
                "\"operation\":\"CreateCluster\",\"request\":{\"clusterName\":\"later\"",
                "\"operation\":\"DeleteCluster\",\"request\":{\"cluster\":\"later\""));

        World after = enter(worlds("state"));

        Kept.Partly partly = assertInstanceOf(Kept.Partly.class, kept(after));
        assertEquals(text.substring(0, text.indexOf("later")).lines().count(), partly.line());
        assertEquals(List.of("mine"), clusters(after));
        assertTrue(Files.exists(Path.of(partly.aside()).resolve("journal.jsonl")));
    }

    @Test
    void whatCannotBeWrittenIsSaidAndUsedAllTheSame() throws Exception {
        Files.createDirectories(journal().resolveSibling("journal.jsonl.new"));
        World world = enter(worlds("state"));

        assertInstanceOf(KeptProblem.Unwritable.class, assertInstanceOf(Kept.NotKept.class, kept(world)).problem());
        makeCluster(world, "mine");
        assertEquals(List.of("mine"), clusters(world));
    }

    private Worlds worlds(String state) {
        return new Worlds(new Surroundings(Map.of("SLIPWAY_HOME", home.resolve(state).toString()), home,
                System.getProperty("os.name")));
    }

    private World enter(Worlds worlds) throws ProblemException {
        World world = worlds.practice(new CallLog(InstantSource.system()));
        entered.add(world);
        return world;
    }

    /** As when the window is closed. */
    private static Instant end(Worlds worlds, World world) throws IOException {
        worlds.close();
        world.records().ledger().close();
        return world.tools().clock().instant();
    }

    private Path journal() {
        return home.resolve("state/practice/1/journal.jsonl");
    }

    private static PracticeKeeping keeping(World world) {
        return world.practice().orElseThrow().keeping().orElseThrow();
    }

    private static Kept kept(World world) {
        return keeping(world).kept();
    }

    private static void makeCluster(World world, String name) {
        world.account().ecs().createCluster(r -> r.clusterName(name));
    }

    private static List<String> clusters(World world) {
        return world.account().ecs().listClusters().clusterArns().stream()
                .map(arn -> arn.substring(arn.lastIndexOf('/') + 1)).sorted().toList();
    }

    private static SecretPlace place(World world) {
        return SecretPlace.of(world.pipeline().repository());
    }

    private static void setSecret(World world, String name, String value) throws ProblemException {
        var gitHub = world.code().gitHub();
        gitHub.putSecret(place(world), name, SealedBox.seal(gitHub.publicKey(place(world)), value));
    }

    private static void registerWithSecret(World world) {
        world.account().ecs().registerTaskDefinition(r -> r.family("f").networkMode("awsvpc").cpu("256").memory("512")
                .containerDefinitions(ContainerDefinition.builder().name("c").image("nginx").essential(true)
                        .environment(KeyValuePair.builder().name("DB_PASSWORD").value(SECRET).build()).build()));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            return all.sorted().toList();
        }
    }
}
