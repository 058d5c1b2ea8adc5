package dev.slipway.gallery;

import dev.slipway.cloud.Account;
import dev.slipway.parts.Planned;
import dev.slipway.parts.RunningService;
import java.util.List;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Step 7 and the third door: a service watched, acted upon and looked back at. */
class DeployGalleryTest extends GalleryTest {

    /** A calm service, watched at the third door. */
    private RunningService watched() {
        RunningService service = new RunningService(world().account(), stage.workspace().pipeline().get()).made();
        stage.until("it is calm", service::isCalm);
        stage.click("#home-stuck");
        stage.until("the calm is seen", () -> stage.robot().lookup("#deploy-stop").query().isDisabled());
        return service;
    }

    private void awaitVerdict(String style) {
        stage.until("the verdict is " + style, () -> stage.robot().lookup("#deploy-verdict").queryAll().stream()
                .anyMatch(node -> node.getStyleClass().contains(style)));
    }

    @Test
    void actions() {
        RunningService service = watched();
        show("calm");
        show("calm-actions", "#deploy-actions");
        world().practice().orElseThrow().setSpeed(1);
        service.deploy("public.ecr.aws/docker/library/httpd:2.5", "debug");
        stage.until("it is seen", () -> !stage.robot().lookup("#deploy-stop").query().isDisabled());
        for (String action : List.of("stop", "rollback", "again", "scale")) {
            if (action.equals("rollback")) {
                // its end moves what stands below the verdict
                world().practice().orElseThrow().setSpeed(60);
                stage.until("it is calm again", () -> service.isCalm()
                        && stage.robot().lookup("#deploy-rollouts").queryTableView().getItems().size() == 1);
            }
            stage.click("#deploy-" + action);
            if (action.equals("scale")) {
                stage.type("#deploy-scale-count", "3");
                stage.click("#scale-look");
            }
            stage.until("its preview is there", () -> !stage.robot().lookup("#" + action + "-look").query().isDisabled());
            show(action, "#deploy-actions");
        }
        stage.click("#deploy-scale");
        stage.click("#deploy-since .title");
        show("since", "#deploy-since");
    }

    @Test
    void stuck() {
        RunningService service = watched();
        Account account = world().account();
        service.deploy(account.id() + ".dkr.ecr." + account.region() + ".amazonaws.com/my-app-api:gone", "info");
        world().practice().orElseThrow().setSpeed(60);
        await("#cause-image-not-found");
        awaitVerdict("problem");
        show("verdict", "#deploy-verdict");
        stage.click("#investigation-begin");
        stage.until("it has looked", () -> stage.robot().lookup("#investigation .busy").queryAll().isEmpty());
        show("investigation", "#investigation");
        show("counts", "#deploy-counts");
        show("timeline", "#deploy-timeline");
    }

    /** A look back: the note that says so, the slider, and what can be saved of it. */
    @Test
    void past() {
        watched();
        stage.click("#deploy-replay .title");
        Slider slider = stage.robot().lookup("#deploy-replay-slider").queryAs(Slider.class);
        stage.until("the recording is read", () -> slider.getMax() > 1);
        show("now", "#deploy-help");
        stage.onScreen(() -> {
            slider.requestFocus();
            return true;
        });
        stage.robot().push(KeyCode.HOME);
        stage.until("the past is shown", () -> stage.robot().lookup("#deploy-moment").query().isVisible());
        show("replay", "#deploy-replay");
        show("moment", "#deploy-moment");
    }

    /** From the first plan to a rollout that has succeeded, and what is left to clean up of it. */
    @Test
    void deployed() throws Exception {
        new Planned(world(), world().records().ledger()).deployed();
        openStep("deploy");
        awaitCalm("deploy");
        show("from-here");
        awaitVerdict("success");
        show("succeeded", "#deploy-verdict");
        stage.click("#home");
        stage.click("#home-cleanup");
        stage.until("it has looked", () -> stage.textOf("#cleanup-running").contains("$"));
        show("cleanup");
        stage.click("#cleanup-cost .titled-pane > .title");
        show("cleanup-prices", "#cleanup-cost");
        stage.click("#cleanup-look");
        await("#cleanup-changes", "my-app-api-service");
        show("cleanup-plan", "#cleanup-changes");
        stage.click("#home");
        stage.click("#home-summary");
        stage.until("it is summed up", () -> isThere("#summary-text"));
        awaitCalm("summary");
        show("summary");
    }
}
