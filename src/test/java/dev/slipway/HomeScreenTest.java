package dev.slipway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.pipeline.RecentPipeline;
import dev.slipway.pipeline.RecentPipelines;
import dev.slipway.pipeline.RepositoryName;
import dev.slipway.pipeline.StateFolder;
import dev.slipway.ui.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Home says what to do on the first day, and on every other leads back to where one was. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class HomeScreenTest {

    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

    @TempDir
    private Path home;
    private Stagehand stage;

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void onTheFirstDayItSaysWhatToDo() throws Exception {
        start(Texts.Language.ENGLISH);
        stage.until("it is said", () -> stage.textOf("#home-recent").contains(say("recent.none")));

        assertEquals("", stage.textOf("#home-state"));
    }

    @Test
    void whoComesHomeFindsTheWayBackToWhereTheyWere() throws Exception {
        start(Texts.Language.ENGLISH);
        stage.click("#home-setUp");
        stage.click("#step-trust");
        stage.click("#home");
        stage.until("the pipeline is listed", () -> stage.textOf("#home-recent").contains("learner/my-app"));
        stage.click("#recent-continue");

        stage.until("the step is in front again",
                () -> stage.window().wizard().front().get().equals("trust"));
    }

    @Test
    void theNextDayTheStepThatWasRedIsStillKnown() throws Exception {
        start(Texts.Language.ENGLISH);
        stage.click("#home-setUp");
        stage.click("#step-reach");
        stage.until("nobody can reach it", () -> stage.robot().lookup("#rung-TASK:broken").tryQuery().isPresent());
        stage.click("#home");
        stage.until("it is written down", () -> Files.exists(home.resolve("recent")));
        stage.close();

        start(Texts.Language.ENGLISH);
        String told = stage.workspace().texts().get("recent.redRung", say("rung.TASK"));
        stage.until("it is told", () -> stage.textOf("#home-recent").contains(told));
        stage.click("#recent-continue");
        stage.until("the step is in front again",
                () -> stage.window().wizard().front().get().equals("reach"));
    }

    @Test
    void aPipelineWhoseFolderIsGoneSaysSoAndAsksForAnother() throws Exception {
        keep("gone", home.resolve("nowhere").toString());
        start(Texts.Language.ENGLISH);
        stage.until("it is told", () -> stage.textOf("#home-recent").contains(say("recent.account").substring(0, 7)));
        assertTrue(stage.textOf("#home-recent").contains("is not there any more"), stage.textOf("#home-recent"));
        stage.click("#recent-continue");

        stage.until("its folder stands in the field", () -> stage.robot().lookup("#connect-folder")
                .queryAs(TextField.class).getText().equals(home.resolve("nowhere").toString()));
        stage.until("and is asked for", () -> stage.textOf(".page").contains(say("connect.notAFolder")));
    }

    @Test
    void whatHasBeenRunningForLongIsToldOnStartFromTheLedgerAlone() throws Exception {
        keep("one", home.toString());
        Path ledger = new StateFolder(home).ledger("123456789012", "eu-west-1", new RepositoryName("octo", "one"));
        Files.createDirectories(ledger.getParent());
        Files.writeString(ledger, """
                {"at":"2026-01-02T03:04:05Z","run":"1","operation":"rollout.deploy","event":"done","type":"Create",                "kind":"SERVICE","name":"my-app-api-service","detail":"arn"}
                half a line""");
        start(Texts.Language.ENGLISH);

        stage.until("it is told", () -> stage.textOf("#home-recent").contains("2 Jan 2026"));
    }

    @Test
    void whatIsTakenOffTheListDoesNotComeBack() throws Exception {
        keep("one", home.toString());
        start(Texts.Language.ENGLISH);
        stage.until("it is listed", () -> stage.textOf("#home-recent").contains("octo/one"));
        stage.click(".recent-remove");
        stage.until("it is gone", () -> !stage.textOf("#home-recent").contains("octo/one"));

        assertEquals(0, recents().all().size());
    }

    @Test
    void ofAHundredPipelinesTheFirstAreInSightAndTheOthersFoldedAway() throws Exception {
        for (int i = 0; i < 100; i++) {
            keep("app-" + i, home.toString());
        }
        start(Texts.Language.JAPANESE);
        stage.until("they are listed", () -> stage.robot().lookup("#home-recent-more").tryQuery().isPresent());

        TitledPane more = stage.robot().lookup("#home-recent-more").queryAs(TitledPane.class);
        assertTrue(more.getText().contains("98") && !more.isExpanded(), more.getText());
        stage.picture(Path.of("target/pictures/home-hundred.png"));
    }

    @Test
    void aPipelineThatIsBegunShowsHowItStandsAndWhatDoesNotAgree() throws Exception {
        start(Texts.Language.ENGLISH);
        Path file = stage.workspace().world().get().code().folder().resolve(".github/workflows/cicd.yml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, Stagehand.resource("/dev/slipway/workflow/learner-cicd.yml"));
        Path definition = file.getParent().getParent().getParent().resolve(".aws/task-def-api.json");
        Files.createDirectories(definition.getParent());
        Files.writeString(definition, Stagehand.resource("/inputs/console-export.json"));
        stage.click("#home-setUp");
        stage.click("#home");
        stage.until("it is told", () -> stage.textOf("#home-state").contains("dummy"));
        stage.picture(Path.of("target/pictures/home-state.png"));
        stage.click("#consistency-all");

        stage.until("the table is in front", () -> stage.window().wizard().front().get().equals("target"));
    }

    private void start(Texts.Language language) throws Exception {
        stage = new Stagehand(home, language, 1000, 700);
    }

    private String say(String key) {
        return stage.workspace().texts().get(key);
    }

    private RecentPipelines recents() {
        return new RecentPipelines(new StateFolder(home));
    }

    private void keep(String name, String folder) throws Exception {
        recents().keep(new RecentPipeline("123456789012", "eu-west-1", new RepositoryName("octo", name), folder, "work",
                "deploy", Map.of("connect", "DONE", "target", "DONE", "trust", "DONE", "deploy", "TROUBLE"), "", NOON));
    }
}
