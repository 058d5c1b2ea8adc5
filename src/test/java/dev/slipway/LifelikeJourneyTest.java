package dev.slipway;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.util.WaitForAsyncUtils;

/**
 * The way from Home to an answered request on a practice account that behaves like the real thing, whose luck is
 * another each time: who presses Look again after a refusal gets through.
 */
class LifelikeJourneyTest extends SmallWindowTest {

    private static final int TRIES = 3;
    private static final int WALKS = 10;

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void whoLooksAgainGetsThroughToAnAnsweredRequest() throws Exception {
        stage.click("#practice-speed");
        picture("level");
        stage.click("#practice-level-REAL");
        stage.click("#home-setUp");
        stage.until("the repository was seen", () -> stage.textOf(".page").contains("learner/my-app"));
        for (String step : List.of("target", "trust", "secret")) {
            stage.click("#step-" + step);
            make(step);
        }
        make("workflow");
        stage.click("#step-image");
        make("image");
        stage.click("#step-taskdef");
        stage.click("#taskdef-clean");
        make("taskdef");
        stage.click("#step-deploy");
        make("deploy");
        stage.until("the rollout has succeeded", () -> stage.robot().lookup("#deploy-verdict").queryAll().stream()
                .anyMatch(node -> node.getStyleClass().contains("success")));
        stage.click("#step-reach");
        stage.until("the security group is what stands in the way",
                () -> stage.robot().lookup("#rung-SECURITY_GROUP:broken").tryQuery().isPresent());
        stage.click("#reach-openPort");
        stage.click("#reach-ask");
        make("reach");
        walkUntilAnswered();
    }

    /** The rule that was just made may be missing from the walk's first read. */
    private void walkUntilAnswered() {
        for (int walk = 0; walk < WALKS && !isAnswered(); walk++) {
            stage.click("#reach-walk");
            WaitForAsyncUtils.sleep(2, TimeUnit.SECONDS);
        }
        stage.until("the container has answered", this::isAnswered);
    }

    private boolean isAnswered() {
        return stage.robot().lookup("#rung-BODY:ok").tryQuery().isPresent();
    }

    /** Looks and applies, again after a refusal. */
    private void make(String name) throws Exception {
        for (int tried = 0; tried < TRIES; tried++) {
            waitFor(name, it -> !isBusy(it));
            if (isPreview(status(name)) || look(name)) {
                stage.click("#" + name + "-apply");
                waitFor(name, it -> !isBusy(it) && !isPreview(it));
            }
            if (isDone(status(name))) {
                return;
            }
            picture(name + "-refused-" + tried);
            assertTrue(stage.textOf(".page").lines().count() > 1, "it is told what happened");
        }
        throw new AssertionError(name + " was not made: " + stage.textOf(".page"));
    }

    private boolean look(String name) {
        stage.click("#" + name + "-look");
        waitFor(name, it -> !isBusy(it));
        return isPreview(status(name));
    }

    private void waitFor(String name, Predicate<String> isSo) {
        stage.until(name + " has come to rest", () -> isSo.test(status(name)));
    }

    private String status(String name) {
        return stage.textOf("#" + name + "-status").strip();
    }

    private static boolean isBusy(String status) {
        return status.isEmpty() || status.startsWith("Looking") || status.startsWith("Applying");
    }

    private static boolean isPreview(String status) {
        return status.contains("to change. Read the list first");
    }

    private static boolean isDone(String status) {
        return status.startsWith("Done, and checked") || status.startsWith("Everything is there already");
    }

    private void picture(String name) throws Exception {
        stage.picture(Path.of("target", "pictures", "journey", "lifelike-" + name + ".png"));
    }
}
