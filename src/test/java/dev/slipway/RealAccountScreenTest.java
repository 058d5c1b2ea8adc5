package dev.slipway;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.parts.GitHubStandIn;
import dev.slipway.parts.MotoServer;
import dev.slipway.parts.Needs;
import dev.slipway.parts.Part;
import dev.slipway.pipeline.RepositoryName;
import dev.slipway.pipeline.StateFolder;
import dev.slipway.ui.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.ComboBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Step 1 with an account outside this program, which moto plays: reached, not reached, and left again. */
@Needs({Part.MOTO, Part.GIT})
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class RealAccountScreenTest {

    @TempDir
    private Path home;

    @Test
    void aProfileAndAFolderLeadToTheAccountAndBackToPractice() throws Exception {
        try (LearnersComputer computer = new LearnersComputer(home, MotoServer.start()).withTheSample().pushed();
                Stagehand stage = open(computer)) {
            choose(stage, home.resolve("my-app"));
            stage.until("the chip names the real account", () -> stage.textOf("#account-chip").contains("AWS 123456789012"));
            stage.click("#step-target");
            stage.until("the account's plan is there", () -> !stage.robot().lookup("#target-apply").query().isDisabled());
            assertTrue(stage.workspace().calls().entries().stream()
                    .anyMatch(call -> call.command().startsWith("aws ecr describe-repositories")));
            stage.click("#step-connect");
            stage.click("#connect-practice");
            stage.click("#connect-go");
            stage.until("the chip names the practice account", () -> stage.workspace().world().get().isPractice());
        }
    }

    @Test
    void anAccountThatIsNotReachedIsSaidAndPracticeStays() throws Exception {
        try (LearnersComputer computer = new LearnersComputer(home, MotoServer.start()).withTheSample().pushed();
                Stagehand stage = open(computer)) {
            Path config = home.resolve(".aws/config");
            Files.writeString(config, Files.readString(config).replaceAll("endpoint_url = .*",
                    "endpoint_url = http://127.0.0.1:1"));
            choose(stage, home.resolve("my-app"));
            stage.until("the problem is shown", () -> !stage.textOf(".problem").isBlank());
            assertTrue(stage.textOf(".problem").contains("127.0.0.1"), stage.textOf(".problem"));
            assertTrue(stage.workspace().world().get().isPractice());
        }
    }

    @Test
    void aFolderThatIsNoRepositoryIsSaid() throws Exception {
        try (LearnersComputer computer = new LearnersComputer(home, MotoServer.start());
                Stagehand stage = open(computer)) {
            Path plain = Files.createDirectories(home.resolve("plain"));
            choose(stage, plain);
            stage.until("the problem is shown", () -> stage.textOf(".problem").contains("plain"));
        }
    }

    @Test
    void whatWasInterruptedIsToldAtHomeUntilItWasRead() throws Exception {
        try (LearnersComputer computer = new LearnersComputer(home, MotoServer.start()).withTheSample().pushed();
                Stagehand stage = open(computer)) {
            Path ledger = new StateFolder(home.resolve("state")).ledger("123456789012", MotoServer.REGION,
                    new RepositoryName("learner", "my-app"));
            Files.createDirectories(ledger.getParent());
            Files.writeString(ledger, """
                    {"run":"1","operation":"target.all","event":"planned","kind":"CLUSTER","name":"half-made"}
                    {"run":"1","operation":"target.all","event":"planned","kind":"LOG_GROUP","name":"/not/begun"}
                    {"run":"1","operation":"target.all","event":"intended","kind":"CLUSTER","name":"half-made"}
                    """);
            choose(stage, home.resolve("my-app"));
            stage.until("the real account is there", () -> !stage.workspace().world().get().isPractice());
            stage.click("#home");
            stage.until("it is told", () -> stage.textOf(".notices").contains("half-made")
                    && stage.textOf(".notices").contains("/not/begun"));
            stage.click("#home-settle");
            stage.until("it is told no more", () -> !stage.textOf(".notices").contains("half-made"));
        }
    }

    private Stagehand open(LearnersComputer computer) throws Exception {
        Map<String, String> environment = Map.of("SLIPWAY_HOME", home.resolve("state").toString(),
                "GITHUB_API_URL", computer.gitHub().address().toString(), "GH_TOKEN", GitHubStandIn.TOKEN);
        return new Stagehand(home, environment, Texts.Language.ENGLISH, 1000, 700);
    }

    @SuppressWarnings("unchecked")
    private static void choose(Stagehand stage, Path folder) {
        stage.click("#home-setUp");
        stage.click("#connect-real");
        stage.onScreen(() -> {
            ((ComboBox<String>) stage.robot().lookup("#connect-profile").query()).setValue("learner");
            return true;
        });
        stage.type("#connect-folder", folder.toString());
        stage.click("#connect-go");
    }
}
