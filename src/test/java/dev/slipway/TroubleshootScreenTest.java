package dev.slipway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The third door: a message that nobody understands, and a service that somebody else deployed. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class TroubleshootScreenTest extends SmallWindowTest {

    private static final String DENIED = "Error: User: arn:aws:sts::123456789012:assumed-role/GitHubActionsEcsLearning/"
            + "GitHubActions is not authorized to perform: iam:PassRole on resource: "
            + "arn:aws:iam::123456789012:role/ecsTaskExecutionRole because no identity-based policy allows the "
            + "iam:PassRole action";

    @BeforeEach
    void openTheDoor() {
        stage.click("#home-stuck");
    }

    @Test
    void aPastedMessageIsExplainedAndLeadsToTheStepThatMendsIt() {
        stage.click("#deploy-explainText");
        stage.copy(DENIED);
        stage.click("#diagnosis-paste");

        stage.until("the cause is named", () -> isThere("#cause-pass-role-denied"));
        assertTrue(stage.textOf("#cause-pass-role-denied").contains("iam:PassRole"));
        stage.onScreen(() -> {
            stage.robot().lookup("#mend-trust").queryButton().fire();
            return true;
        });
        stage.until("step 3 is in front",
                () -> stage.robot().lookup("#step-trust").queryAs(ToggleButton.class).isSelected());
    }

    @Test
    void aTextThatTellsNothingIsSaidToAndAnEmptyOneIsNotExplained() {
        stage.click("#deploy-explainText");
        type("something went wrong");
        stage.until("it says that this is not enough", () -> isThere("#cause-unknown"));

        stage.click("#diagnosis-clear");
        stage.until("nothing is explained", () -> !isThere("#cause-unknown"));
    }

    @Test
    void aHugeLogIsReadWholeAndItsEndShown() {
        stage.click("#deploy-explainText");
        type(DENIED + "\n" + "all fine here\n".repeat(20_000));

        stage.until("the cause is named", () -> isThere("#cause-pass-role-denied"));
        assertEquals(20_000, area().getText().length());
        assertTrue(stage.textOf("#diagnosis-cut").contains("all of it was read"));
        type("something went wrong");
        stage.until("it says that this is not enough", () -> isThere("#cause-unknown"));
        assertFalse(isThere("#diagnosis-cut"));
    }

    @Test
    void aConsoleAddressNamesClusterAndServiceAndARegionThatIsNotConnectedIsTold() {
        stage.onScreen(() -> {
            field("service").setText(
                    "https://eu-west-1.console.aws.amazon.com/ecs/v2/clusters/demo/services/web/health?region=eu-west-1");
            return true;
        });
        stage.until("both fields are filled", () -> field("service").getText().equals("web"));
        assertEquals("demo", field("cluster").getText());
        stage.until("the region is told", () -> stage.textOf(".wizard").contains("connect to eu-west-1"));

        stage.onScreen(() -> {
            field("service").setText("api");
            return true;
        });
        assertFalse(stage.textOf(".wizard").contains("connect to eu-west-1"), "another service is of no named region");
    }

    private boolean isThere(String query) {
        return stage.onScreen(() -> stage.robot().lookup(query).queryAll().stream()
                .anyMatch(node -> node.isVisible() && node.getScene() != null));
    }

    private TextField field(String name) {
        return stage.robot().lookup("#deploy-" + name).queryAs(TextField.class);
    }

    private TextArea area() {
        return stage.robot().lookup("#diagnosis-text").queryAs(TextArea.class);
    }

    private void type(String text) {
        stage.onScreen(() -> {
            area().setText(text);
            return true;
        });
    }
}
