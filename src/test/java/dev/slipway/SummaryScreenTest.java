package dev.slipway;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.cloud.Account;
import dev.slipway.parts.RunningService;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.ui.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.TextArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Tag;

/** The last page sums up what was made, what it costs and how to undo it, for the team's README. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class SummaryScreenTest extends SmallWindowTest {

    @Test
    void whoHasMadeNothingIsSentToWhereItBegins() {
        stage.click("#home-summary");
        stage.until("it is said", () -> stage.textOf("#summary").contains(say("summary.nothing")));
        stage.click("#summary-begin");

        stage.until("step 2 is in front", () -> stage.window().wizard().front().get().equals("target"));
    }

    @Test
    void whatWasMadeIsNamedWithItsCostAndTheWayBack() throws Exception {
        make();
        stage.click("#home");
        stage.click("#home-summary");
        stage.until("it is summed up", () -> text().contains("# "));
        String text = text();

        assertTrue(text.contains("`my-app-cluster`"), text);
        assertTrue(text.contains("`.github/workflows/cicd.yml`"), text);
        assertTrue(text.contains("aws ecs delete-cluster"), text);
        assertTrue(text.contains("| " + say("summary.md.whole") + " | 0.0000 |"), text);
        stage.picture(Path.of("target/pictures/summary.png"));
    }

    @Test
    void aRunningTaskHasItsPrice() throws Exception {
        Account account = stage.workspace().world().get().account();
        Pipeline pipeline = stage.workspace().pipeline().get();
        new RunningService(account, pipeline).made();
        account.ecs().tagResource(r -> r.resourceArn(service(account, pipeline).serviceArn())
                .tags(Tag.builder().key(Pipeline.TAG).value(pipeline.tag()).build()));
        stage.until("its task runs", () -> service(account, pipeline).runningCount() == 1);
        stage.click("#home-summary");
        stage.until("it is summed up", () -> text().contains("aws ecs delete-service"));

        assertFalse(text().contains("| " + say("summary.md.whole") + " | 0.0000 |"), text());
    }

    @Test
    void thePageIsPutIntoTheRepositoryInTheLanguageOfTheMoment() throws Exception {
        make();
        stage.onScreen(() -> {
            stage.workspace().texts().language().set(Texts.Language.JAPANESE);
            stage.window().open("summary");
            return true;
        });
        stage.until("it is summed up", () -> text().contains("# "));
        stage.preview("summary");
        stage.apply("summary");

        Path file = stage.workspace().world().get().code().folder().resolve("DEPLOYMENT.md");
        assertTrue(Files.readString(file).contains(say("summary.md.undo")), Files.readString(file));
    }

    private void make() {
        stage.click("#home-setUp");
        stage.click("#step-target");
        stage.preview("target");
        stage.apply("target");
    }

    private static Service service(Account account, Pipeline pipeline) {
        return account.ecs().describeServices(r -> r.cluster(pipeline.target().cluster())
                .services(pipeline.target().service())).services().getFirst();
    }

    private String text() {
        return stage.robot().lookup("#summary-text").queryAs(TextArea.class).getText();
    }

    private String say(String key) {
        return stage.workspace().texts().get(key);
    }
}
