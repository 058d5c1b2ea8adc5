package dev.slipway.ui.taskdef;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.Pause;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.CallLog;
import dev.slipway.pipeline.Drafts;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.PreviousVersions;
import dev.slipway.pipeline.RepositoryName;
import dev.slipway.pipeline.StateFolder;
import dev.slipway.practice.PracticeAccount;
import dev.slipway.practice.PracticeClock;
import dev.slipway.taskdef.Edit;
import dev.slipway.taskdef.Model;
import dev.slipway.taskdef.TaskDefinition;
import dev.slipway.taskdef.TaskDefinitionProblem;
import dev.slipway.ui.Background;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.World;
import dev.slipway.ui.taskdef.Compared.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final String TEXT = """
            {
              "family": "web",
              "revision": 4,
              "containerDefinitions": [{"name": "api", "image": "i:1", "memory": 128, "essential": true}]
            }
            """;

    @TempDir
    private Path home;
    private Path path;
    private PreviousVersions previous;
    private Account account;
    private final Editor editor = new Editor();

    @BeforeEach
    void layOut() throws Exception {
        path = Files.createDirectories(home.resolve("repository/.aws")).toRealPath().resolve("task-def-api.json");
        previous = new PreviousVersions(new StateFolder(home.resolve("state")), InstantSource.fixed(NOON));
        account = Account.connect(new PracticeAccount(PracticeClock.still(NOON), "ap-northeast-1").clients(),
                "ap-northeast-1", new CallLog(InstantSource.system()));
    }

    @Test
    void whatWasTakenOutAndTypedSinceIsFoundBesideWhatWasOpened() {
        Comparison comparison = looking();
        editor.open(TEXT);
        assertEquals(Outcome.MEANING_SAME, shown(comparison).outcome());
        assertEquals(List.of(new Compared.Field("revision", "4", "")), shown(comparison).fields());

        editor.edit(now -> Edit.image(now, "api", "i:2"));
        assertEquals(Outcome.DIFFERENT, shown(comparison).outcome());
        assertEquals(List.of(new Compared.Field("containerDefinitions › api › image", "\"i:1\"", "\"i:2\""),
                new Compared.Field("revision", "4", "")), shown(comparison).fields());
        comparison.take();
        assertEquals(Outcome.MEANING_SAME, shown(comparison).outcome());
    }

    @Test
    void onlyBlanksAndOrderAreNoFieldAndTheSameLettersAreNothing() {
        Comparison comparison = looking();
        editor.open("{\"family\": \"web\", \"cpu\": \"256\"}");
        assertEquals(Outcome.SAME, shown(comparison).outcome());
        editor.type("{\"cpu\":   \"256\", \"family\": \"web\"}");
        assertEquals(Outcome.SPELLING, shown(comparison).outcome());
        editor.type("{\"cpu\":   \"256");
        assertEquals(Outcome.SPELLING, shown(comparison).outcome(), "the last text that was JSON stays");
    }

    @Test
    void aRevisionIsComparedByWhatAwsWouldMakeOfTheDefinition() throws Exception {
        register("i:1");
        register("i:2");
        Comparison comparison = looking();
        editor.open(TEXT);
        comparison.list();
        List<Counterpart.Registered> revisions = comparison.choices().stream()
                .filter(Counterpart.Registered.class::isInstance).map(Counterpart.Registered.class::cast).toList();
        assertEquals(List.of("2", "1"), revisions.stream().map(Counterpart.Registered::number).toList());
        assertTrue(comparison.isNewest(revisions.getFirst()));

        comparison.chosen().set(revisions.getLast());
        assertEquals(Outcome.SAME, shown(comparison).outcome());
        assertTrue(shown(comparison).lines().stream().allMatch(pair -> pair.kind() == LinePair.Kind.SAME));
        comparison.chosen().set(revisions.getFirst());
        assertEquals(List.of(new Compared.Field("containerDefinitions › api › image", "\"i:2\"", "\"i:1\"")),
                shown(comparison).fields());
        assertEquals(1, shown(comparison).lines().stream().filter(pair -> pair.kind() != LinePair.Kind.SAME).count());

        register("i:3");
        comparison.refresh();
        assertEquals(revisions.getFirst(), comparison.chosen().get(), "what is chosen stays chosen");
        assertEquals("3", comparison.choices().stream().filter(Counterpart.Registered.class::isInstance)
                .map(it -> ((Counterpart.Registered) it).number()).findFirst().orElseThrow());
    }

    @Test
    void theSavedFileAndItsEarlierTextsCanBeComparedWith() throws Exception {
        Comparison comparison = looking();
        editor.open(TEXT);
        Counterpart saved = comparison.choices().get(1);
        comparison.chosen().set(saved);
        assertInstanceOf(Comparison.State.Absent.class, comparison.state().get());
        Files.writeString(path, editor.text().get());
        previous.keep(path, "{\"family\": \"old\"}");
        comparison.refresh();
        assertEquals(Outcome.SAME, shown(comparison).outcome());

        Counterpart.Earlier earlier = assertInstanceOf(Counterpart.Earlier.class, comparison.choices().getLast());
        assertEquals(NOON, earlier.version().keptAt());
        comparison.chosen().set(earlier);
        assertTrue(shown(comparison).fields().contains(new Compared.Field("family", "\"old\"", "\"web\"")));
        comparison.take();
        assertEquals("{\"family\": \"old\"}", editor.text().get());
    }

    @Test
    void aFileThatIsNoDefinitionIsSaidAndTheRestStaysUsable() throws Exception {
        Files.writeString(path, "[1");
        Comparison comparison = looking();
        editor.open(TEXT);
        comparison.chosen().set(comparison.choices().get(1));
        assertInstanceOf(TaskDefinitionProblem.class,
                assertInstanceOf(Comparison.State.Stuck.class, comparison.state().get()).problem());
        comparison.chosen().set(comparison.choices().getFirst());
        assertEquals(Outcome.MEANING_SAME, shown(comparison).outcome());
    }

    @Test
    void linesTooLongToReadAreSpreadOnBothSides() {
        Comparison comparison = looking();
        editor.open("{\"family\": \"web\", \"containerDefinitions\": [{\"name\": \"api\", \"image\": \"" + "i".repeat(600) + "\"}]}");
        editor.edit(now -> Edit.family(now, "other"));
        assertTrue(shown(comparison).isSpread());
        assertEquals(1, shown(comparison).lines().stream().filter(pair -> pair.kind() != LinePair.Kind.SAME).count());
    }

    @Test
    void onlyTheNewestOfWhatIsTypedIsComparedAndNothingWhileNobodyLooks() {
        Deque<Runnable> work = new ArrayDeque<>();
        Comparison comparison = comparison(new Background(work::add, Runnable::run));
        editor.open(TEXT);
        assertEquals(0, work.size(), "folded away, it does nothing");
        comparison.attend(true);
        while (!work.isEmpty()) {
            work.removeFirst().run();
        }
        editor.edit(now -> Edit.family(now, "b"));
        editor.edit(now -> Edit.family(now, "c"));
        editor.edit(now -> Edit.family(now, "d"));
        assertEquals(1, work.size(), "one at a time");
        work.removeFirst().run();
        assertEquals(1, shown(comparison).fields().size(), "what is outdated is not shown");
        work.removeFirst().run();
        assertTrue(work.isEmpty());
        assertTrue(shown(comparison).fields().contains(new Compared.Field("family", "\"web\"", "\"d\"")));
    }

    private void register(String image) throws Exception {
        TaskDefinition definition = Edit.image(TaskDefinition.parse("""
                {"family": "web", "containerDefinitions": [{"name": "api", "image": "i", "memory": 128}]}"""), "api", image);
        account.ecs().registerTaskDefinition(Model.ofSdk().request(definition));
    }

    private Comparison looking() {
        Comparison comparison = comparison(new Background(Runnable::run, Runnable::run));
        comparison.attend(true);
        return comparison;
    }

    private Comparison comparison(Background background) {
        Workspace workspace = new Workspace(new Texts(Texts.Language.ENGLISH), background, Pause.none(),
                new CallLog(InstantSource.system()));
        Comparison comparison = new Comparison(workspace, editor);
        workspace.enter(new World(account, new World.Code(home.resolve("repository"), null, null), null,
                new World.Records(null, null, null, previous, new Drafts(new StateFolder(home.resolve("state"))), null),
                Pipeline.defaults(new RepositoryName("o", "r"), "main"), Optional.empty()));
        return comparison;
    }

    private static Compared shown(Comparison comparison) {
        return assertInstanceOf(Comparison.State.Shown.class, comparison.state().get()).compared();
    }
}
