package dev.slipway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.parts.GitFolder;
import dev.slipway.parts.GitHubStandIn;
import dev.slipway.parts.Needs;
import dev.slipway.parts.Part;
import dev.slipway.parts.StandIn;
import dev.slipway.practice.SampleRepository;
import dev.slipway.ui.Texts;
import dev.slipway.ui.control.Reveal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.ComboBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Step 7 in front of a branch that a rule protects: the refused push leads to a pull request. */
@Needs(Part.GIT)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ProtectedBranchScreenTest {

    @TempDir
    private Path home;

    @Test
    void aRefusedPushLeadsToAPullRequest() throws Exception {
        try (GitHubStandIn gitHub = new GitHubStandIn();
                StandIn sts = StandIn.answering(_ -> StandIn.Answer.xml(200, """
                <GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::123456789012:user/me</Arn>
                <Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>"""))) {
            GitFolder folder = folder();
            Files.writeString(Files.createDirectories(home.resolve(".aws")).resolve("config"), """
                    [profile learner]
                    aws_access_key_id = k
                    aws_secret_access_key = s
                    endpoint_url = %s
                    """.formatted(sts.url()));
            try (Stagehand stage = new Stagehand(home, Map.of("SLIPWAY_HOME", home.resolve("state").toString(),
                    "GITHUB_API_URL", gitHub.address().toString(), "GH_TOKEN", GitHubStandIn.TOKEN),
                    Texts.Language.ENGLISH, 1000, 700)) {
                connect(stage);
                pushInVain(stage);
                stage.until("the proposal is there", () -> stage.textOf("#propose").contains("slipway/pipeline"));
                stage.until("it can be applied", () -> !stage.robot().lookup("#propose-apply").query().isDisabled());
                picture(stage, "propose-preview");
                stage.click("#propose-apply");
                stage.until("the request is open", () -> stage.textOf("#propose").contains("/pull/7"));
                assertTrue(stage.robot().lookup("#propose-open").tryQuery().isPresent());
                picture(stage, "propose-done");
            }
            assertEquals(folder.git("rev-parse", "HEAD").strip(), folder.pushed("slipway/pipeline"));
            assertEquals(List.of(), gitHub.complaints());
        }
    }

    private GitFolder folder() throws Exception {
        GitFolder folder = new GitFolder(home);
        SampleRepository.unpack(folder.top());
        folder.git("add", "api");
        folder.git("commit", "--quiet", "--message", "Say hello");
        folder.git("push", "--quiet", "origin", "main");
        folder.write(".github/workflows/cicd.yml", "on: push\n").write(".aws/task-def-api.json", "{}");
        return folder.protectedBy("error: GH006: Protected branch update failed for refs/heads/main.");
    }

    @SuppressWarnings("unchecked")
    private void connect(Stagehand stage) {
        stage.click("#home-setUp");
        stage.click("#connect-real");
        stage.onScreen(() -> {
            ((ComboBox<String>) stage.robot().lookup("#connect-profile").query()).setValue("learner");
            return true;
        });
        stage.type("#connect-folder", home.resolve("my-app").toString());
        stage.click("#connect-go");
        stage.until("the real account is there", () -> !stage.workspace().world().get().isPractice());
    }

    private static void pushInVain(Stagehand stage) {
        stage.click("#step-deploy");
        stage.click("#deploy-throughGitHub");
        stage.click("#publish-apply");
        stage.until("the push is refused", () -> stage.textOf(".problem").contains("GH006"));
    }

    private static void picture(Stagehand stage, String name) throws Exception {
        stage.onScreen(() -> {
            Reveal.inPage(stage.robot().lookup("#propose-apply").query());
            return true;
        });
        stage.picture(Path.of("target/pictures/journey/" + name + ".png"));
    }
}
