package dev.slipway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.learn.PracticeControl;
import dev.slipway.parts.RunningService;
import dev.slipway.ui.World;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The row of actions on a service that somebody else has made. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ServiceActionsTest extends SmallWindowTest {

    private RunningService service;

    @BeforeEach
    void watchACalmService() {
        World world = stage.workspace().world().get();
        service = new RunningService(world.account(), stage.workspace().pipeline().get()).made();
        stage.until("the service is calm", service::isCalm);
        stage.click("#home-stuck");
        stage.until("the calm is seen", () -> button("#deploy-stop").isDisabled());
    }

    @Test
    void whatCannotBeDoneSaysWhyAndTheOthersOpenOneAtATimeByKeyboardToo() {
        assertTrue(stage.textOf("#deploy-actions-why")
                .contains(stage.workspace().texts().get("deploy.cannot.nothingUnderWay")));

        stage.click("#deploy-again");
        stage.until("its preview is there", () -> !node("#again-apply").isDisabled());
        stage.onScreen(() -> {
            button("#deploy-scale").requestFocus();
            return true;
        });
        stage.robot().push(KeyCode.SPACE);

        stage.until("the other one is open", () -> stage.robot().lookup("#scale-apply").tryQuery().isPresent());
        assertTrue(stage.robot().lookup("#again-apply").tryQuery().isEmpty());
        stage.robot().push(KeyCode.SPACE);
        stage.until("nothing is open", () -> stage.robot().lookup("#scale-apply").tryQuery().isEmpty());
    }

    @Test
    void theNumberOfTasksIsPreviewedWithItsPriceAndChanged() {
        stage.click("#deploy-scale");
        stage.type("#deploy-scale-count", "2");
        stage.click("#scale-look");
        stage.until("the plan is there", () -> !node("#scale-apply").isDisabled());
        assertTrue(stage.textOf("#deploy-action").contains("$"), stage.textOf("#deploy-action"));

        stage.click("#scale-apply");

        stage.until("it is done", () -> service.described().desiredCount() == 2);
        assertFalse(button("#deploy-scale").isDisabled());
    }

    @Test
    void aDeploymentUnderWayIsStoppedAndWhatItChangedIsTold() {
        PracticeControl practice = stage.workspace().world().get().practice().orElseThrow();
        double usual = practice.speed();
        practice.setSpeed(1);
        service.deploy("public.ecr.aws/docker/library/httpd:2.5", "debug");
        stage.until("it is seen to be under way", () -> !button("#deploy-stop").isDisabled());
        stage.until("it is compared", () -> node("#deploy-since").isVisible());

        stage.click("#deploy-stop");
        stage.click("#stop-apply");
        practice.setSpeed(usual);
        stage.until("it goes back", () -> service.described().taskDefinition().endsWith(":1"));
        stage.click("#deploy-since .title");
        String told = stage.textOf("#deploy-since");
        assertTrue(told.contains("httpd:2.5") && told.contains("LOG_LEVEL"), told);
        assertEquals(-1, told.indexOf("debug"), "values of variables are not told");
    }

    private ToggleButton button(String query) {
        return stage.robot().lookup(query).queryAs(ToggleButton.class);
    }

    private Node node(String query) {
        return stage.robot().lookup(query).query();
    }
}
