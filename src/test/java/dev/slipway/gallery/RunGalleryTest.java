package dev.slipway.gallery;

import dev.slipway.pipeline.Pipeline;
import dev.slipway.ui.World;
import dev.slipway.workflow.WorkflowFile;
import java.util.List;
import javafx.scene.control.ScrollPane;
import org.junit.jupiter.api.Test;

/** Runs on GitHub, and messages that nobody understands. */
class RunGalleryTest extends GalleryTest {

    @Test
    void run() throws Exception {
        Pipeline pipeline = stage.workspace().pipeline().get();
        World.Code code = world().code();
        write(pipeline.files().workflow(), WorkflowFile.generate(pipeline, "ap-northeast-1", true));
        code.git().commit(code.folder(), List.of(pipeline.files().workflow()), "Set up the pipeline to Amazon ECS");
        code.git().push(code.folder(), pipeline.branch());
        openStep("deploy");
        stage.click("#deploy-throughGitHub");
        stage.until("the run is listed", () -> !stage.robot().lookup("#run-list").queryListView().getItems().isEmpty());
        show("through-github");
        stage.click("#run-list .list-cell");
        await("#diagnosis .panel");
        show("red", "#run-picker");
        show("cause", "#diagnosis");
        stage.click("#run-log-fold .title");
        stage.click("#run-log-whole");
        stage.until("the log is there", () -> stage.robot().lookup("#run-log").queryListView().getItems().size() > 5);
        show("log", "#run-log");
    }

    @Test
    void explained() {
        stage.click("#home-stuck");
        awaitCalm("deploy");
        show("third-door");
        stage.click("#deploy-explainText");
        show("nothing-pasted");
        stage.copy("2026-11-27T10:02:11Z (service my-app-api-service) failed to launch a task with (error ECS was unable "
                + "to assume the role 'arn:aws:iam::123456789012:role/ecsTaskExecutionRole' that was provided for this "
                + "task. Please verify that the role being passed has the proper trust relationship).");
        stage.click("#diagnosis-paste");
        await("#diagnosis .panel");
        show("explained");
        stage.click("#behind-execution-role-cannot-be-assumed");
        for (int part = 0; part <= 2; part++) {
            double place = part / 2.0;
            stage.onScreen(() -> {
                stage.robot().lookup(".learn-scroll").queryAs(ScrollPane.class).setVvalue(place);
                return true;
            });
            show("behind-" + part);
        }
        stage.copy("something went wrong");
        stage.click("#diagnosis-paste");
        await("#cause-unknown");
        show("not-explained");
    }
}
