package dev.slipway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.parts.RunningService;
import dev.slipway.ui.control.Reveal;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.ListView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.iam.IamClient;

/** The article's deploy job that may not pass the execution role: from the red run to the green one, by the screens. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class RedRunTest extends SmallWindowTest {

    private static final String ROLE = "GitHubActionsEcsLearning";
    private static final String POLICY = ROLE + "-deploy";

    @BeforeEach
    void aPipelineWhoseRoleHasLostPassRole() throws IOException {
        Path definition = stage.workspace().world().get().code().folder().resolve(".aws/task-def-api.json");
        Files.createDirectories(definition.getParent());
        Files.copy(Path.of(".aws", "task-def-api.json"), definition);
        new RunningService(stage.workspace().world().get().account(), stage.workspace().pipeline().get()).made();
        stage.click("#home-setUp");
        for (String step : new String[] {"target", "trust", "secret"}) {
            stage.click("#step-" + step);
            stage.preview(step);
            stage.apply(step);
        }
        stage.preview("workflow");
        stage.apply("workflow");
        IamClient iam = stage.workspace().world().get().account().iam();
        String rights = URLDecoder.decode(iam.getRolePolicy(r -> r.roleName(ROLE).policyName(POLICY))
                .policyDocument(), StandardCharsets.UTF_8);
        assertTrue(rights.contains("iam:PassRole"));
        iam.putRolePolicy(r -> r.roleName(ROLE).policyName(POLICY)
                .policyDocument(rights.replace("iam:PassRole", "iam:GetRole")));
    }

    @Test
    void theCauseIsNamedMendedAndTheJobsRunAgain() throws Exception {
        stage.click("#step-deploy");
        stage.click("#deploy-throughGitHub");
        stage.preview("publish");
        stage.apply("publish");

        stage.until("the cause is named", () -> isThere("#cause-pass-role-denied"));
        assertTrue(stage.textOf("#cause-pass-role-denied").contains("is not authorized to perform: iam:PassRole on "
                + "resource: arn:aws:iam::123456789012:role/ecsTaskExecutionRole"), "the line is quoted");
        stage.picture(Path.of("target", "pictures", "journey", "en-run-red.png"));
        stage.onScreen(() -> {
            Reveal.inPage(stage.robot().lookup("#cause-pass-role-denied").query());
            return true;
        });
        stage.picture(Path.of("target", "pictures", "journey", "en-run-cause.png"));
        stage.onScreen(() -> {
            stage.robot().lookup("#cause-pass-role-denied #mend-trust").queryButton().fire();
            return true;
        });

        stage.preview("trust");
        stage.picture(Path.of("target", "pictures", "journey", "en-run-mend.png"));
        stage.apply("trust");
        stage.click("#step-deploy");
        stage.preview("rerun");
        stage.click("#rerun-apply");
        stage.until("the run is green", () -> stage.textOf("#deploy-run")
                .contains(stage.workspace().texts().get("deploy.run.green")));
        assertFalse(isThere("#cause-pass-role-denied"));
        assertEquals(1, stage.robot().lookup("#run-list").queryAs(ListView.class).getItems().size());
    }

    private boolean isThere(String query) {
        return stage.robot().lookup(query).tryQuery().isPresent();
    }
}
