package dev.slipway;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.slipway.learn.Exercise;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every exercise, found in the list and mended with nothing but the screens; only then is it told as mended. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ExerciseSolutionsTest extends SmallWindowTest {

    private static final double FAST = 300;

    @ParameterizedTest
    @EnumSource
    void theScreensMendIt(Exercise exercise) throws Exception {
        stage.click("#home-exercises");
        stage.click("#begin-" + exercise.name());
        stage.until(exercise + " is laid out", () -> isThere("#exercise-hint"));
        stage.workspace().world().get().practice().orElseThrow().setSpeed(FAST);
        stage.click("#exercise-story");
        assertFalse(isThere("#exercise-more"), "it is told as mended before anything was done");

        mend(exercise);

        stage.until(exercise + " is told as mended", () -> isThere("#exercise-more"));
        stage.click("#exercise-story");
        stage.picture(Path.of("target", "pictures", "exercises", exercise.name() + ".png"));
        stage.click("#exercise-lesson");
        String taught = stage.workspace().texts().get(exercise.lesson().title());
        boolean isOfTheStep = exercise.step().equals(exercise.lesson().id());
        stage.until("what it teaches is beside the page",
                () -> stage.textOf("#lesson-title").strip().equals(isOfTheStep ? "" : taught));
        stage.click("#exercise-more");
        stage.until("the list has its tick", () -> stage.textOf("#exercise-" + exercise.name())
                .contains(stage.workspace().texts().get("exercises.again")));
    }

    private void mend(Exercise exercise) {
        switch (exercise) {
            case CLOSED_PORT -> openThePort();
            case RAW_EXPORT -> {
                stage.click("#step-taskdef");
                stage.until("what is too much was taken out", () -> isThere("#taskdef-removed"));
                stage.click("#taskdef-save");
                publish();
            }
            case MISNAMED_VARIABLE, NO_ID_TOKEN, SECRET_MISSPELT, HANDOVER_MISNAMED, PATHS_TOO_NARROW -> {
                writeTheWorkflow();
                publish();
            }
            case WRONG_CONTAINER, OUT_OF_MEMORY, CRASH_LOOP, HEALTH_CHECK -> {
                writeACleanDefinition();
                publish();
            }
            case PASS_ROLE, WRONG_SUBJECT -> {
                change("trust", "trust");
                stage.click("#step-deploy");
                stage.click("#deploy-throughGitHub");
                stage.preview("rerun");
                stage.click("#rerun-apply");
            }
            case MISSING_TAG -> act("rollback");
            case NO_PUBLIC_ADDRESS -> act("publicAddress");
            case ARM_IMAGE -> deployFromHere();
            case LOG_GROUP_RIGHT -> {
                change("target", "target");
                deployFromHere();
            }
            case INCIDENT -> {
                change("trust", "trust");
                writeTheWorkflow();
                publish();
                openThePort();
            }
        }
    }

    private void change(String step, String name) {
        stage.click("#step-" + step);
        stage.preview(name);
        stage.apply(name);
    }

    private void writeTheWorkflow() {
        change("secret", "workflow");
    }

    private void writeACleanDefinition() {
        stage.click("#step-taskdef");
        stage.click("#taskdef-clean");
        stage.click("#taskdef-save");
    }

    private void publish() {
        stage.click("#step-deploy");
        stage.click("#deploy-throughGitHub");
        stage.preview("publish");
        stage.apply("publish");
    }

    private void deployFromHere() {
        stage.click("#step-deploy");
        stage.click("#deploy-fromHere");
        stage.preview("deploy");
        stage.apply("deploy");
    }

    private void act(String name) {
        stage.click("#step-deploy");
        stage.click("#deploy-onlyWatch");
        stage.click("#deploy-" + name);
        stage.preview(name);
        stage.apply(name);
    }

    private void openThePort() {
        stage.click("#step-reach");
        stage.until("the security group is what stands in the way", () -> isThere("#rung-SECURITY_GROUP:broken"));
        stage.click("#reach-openPort");
        stage.click("#reach-ask");
        stage.preview("reach");
        stage.apply("reach");
    }

    private boolean isThere(String query) {
        return stage.robot().lookup(query).tryQuery().isPresent();
    }
}
