package dev.slipway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.parts.RunningService;
import dev.slipway.ui.World;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Looking back at what was recorded of a service, and forward again. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ReplayScreenTest extends SmallWindowTest {

    private RunningService service;
    private int firstEntries;

    @BeforeEach
    void watchARollout() {
        World world = stage.workspace().world().get();
        service = new RunningService(world.account(), stage.workspace().pipeline().get()).made();
        stage.click("#home-stuck");
        stage.until("it is seen", () -> node("#deploy-verdict").isVisible() && !entries().isEmpty());
        stage.until("it is done", service::isCalm);
        firstEntries = entries().size();
        service.deploy("public.ecr.aws/docker/library/httpd:2.5", "debug");
        stage.until("another is done", () -> entries().size() > firstEntries && service.isCalm()
                && stage.textOf("#deploy-verdict").contains(":2"));
        stage.click("#deploy-replay .title");
        stage.until("the recording is read", () -> slider().getMax() > 1);
    }

    @Test
    void theFirstLookShowsAnEarlierStateAndBackToNowFollowsAgain() {
        assertFalse(node("#deploy-moment").isVisible());
        String verdict = stage.textOf("#deploy-verdict");
        stage.onScreen(() -> {
            slider().requestFocus();
            return true;
        });
        stage.robot().push(KeyCode.HOME);

        stage.until("it says so", () -> node("#deploy-moment").isVisible());
        assertTrue(stage.textOf("#deploy-moment").contains("You are looking at"));
        assertTrue(stage.textOf("#deploy-replay-moment").startsWith("Look 1 of "));
        assertFalse(stage.textOf("#deploy-verdict").equals(verdict), verdict);
        stage.until("the timeline is of that look", () -> entries().size() <= firstEntries);

        service.deploy("public.ecr.aws/docker/library/httpd:2.6", "debug");
        double looks = slider().getMax();
        stage.until("the watch goes on", () -> slider().getMax() > looks);
        assertEquals(1, slider().getValue());
        stage.click("#deploy-replay-later");
        stage.until("the second look", () -> stage.textOf("#deploy-replay-moment").startsWith("Look 2 of "));

        stage.click("#deploy-moment-back");
        assertFalse(node("#deploy-moment").isVisible());
        stage.until("the new deployment is seen", () -> stage.textOf("#deploy-rollouts").contains(":3"));
        assertEquals(slider().getMax(), slider().getValue());
    }

    private List<?> entries() {
        return stage.robot().lookup("#deploy-timeline").queryAs(ListView.class).getItems();
    }

    private Slider slider() {
        return stage.robot().lookup("#deploy-replay-slider").queryAs(Slider.class);
    }

    private Node node(String query) {
        return stage.robot().lookup(query).query();
    }
}
