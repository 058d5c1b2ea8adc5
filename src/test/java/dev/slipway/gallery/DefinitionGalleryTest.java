package dev.slipway.gallery;

import dev.slipway.Stagehand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import javafx.scene.control.TableView;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;

/** Step 6: the task definition with its form, its text and all that is said of it. */
class DefinitionGalleryTest extends GalleryTest {

    @Test
    void findings() {
        open("taskdef");
        stage.click("#taskdef-clean");
        show("clean");
        edit(text -> text.replace("\"hostPort\": 8080", "\"hostPort\": 81")
                .replace("\"cpu\": \"512\",", "\"cpu\": \"512\", // half a vCPU"));
        await("#taskdef-findings .place");
        show("findings", "#taskdef-findings");
        stage.click("#taskdef-findings .place");
        show("margin");
        edit(text -> text.replace("8080", "80\u0000"));
        show("unreadable", "#taskdef-findings");
        stage.click("#taskdef-clean");
        edit(text -> text.replace("api-8080", "dummy-80").replace(": 8080", ": 80")
                .replace("\"name\": \"api\"", "\"name\": \"dummy\"")
                .replace("\"awslogs-region\": \"ap-northeast-1\"", "\"awslogs-region\": \"us-east-1\""));
        await("#taskdef-agreement", "A19");
        show("contradictions", "#taskdef-agreement");
    }

    private void edit(UnaryOperator<String> how) {
        CodeArea json = stage.robot().lookup("#taskdef-json").queryAs(CodeArea.class);
        stage.onScreen(() -> {
            json.replaceText(how.apply(json.getText()));
            return true;
        });
    }

    @Test
    void form() throws Exception {
        String definition = Files.readString(Path.of(System.getProperty("slipway.basedir", ""),
                "src/test/resources/taskdef/three-containers.json"));
        open("taskdef");
        stage.copy(definition);
        stage.click("#taskdef-paste");
        await("#taskdef-container-0", "web");
        show("several-containers");
        show("second-container", "#taskdef-container-1");
        show("third-container", "#taskdef-container-2");
    }

    /** What was opened beside what would be saved, what would be sent, saving and registering. */
    @Test
    void comparison() throws Exception {
        open("taskdef");
        stage.copy(Stagehand.resource("/inputs/console-export.json"));
        stage.click("#taskdef-paste");
        show("stripped", "#taskdef-removed");
        stage.click("#taskdef-mendAll");
        stage.click("#taskdef-compare .title");
        stage.until("the fields are there", () -> stage.robot().lookup("#taskdef-differences")
                .queryAs(TableView.class).getItems().size() > 1);
        show("differences", "#taskdef-compare");
        stage.click("#taskdef-compare-text");
        show("side-by-side", "#taskdef-compare");
        stage.click("#taskdef-compare .title");
        stage.click("#taskdef-sent .title");
        await("#taskdef-sent-size");
        show("sent", "#taskdef-sent");
        stage.click("#taskdef-sent .title");
        stage.click("#taskdef-register .title");
        stage.click("#taskdef-register-look");
        stage.until("the plan is there", () -> !stage.robot().lookup("#taskdef-register-apply").query().isDisabled());
        show("register", "#taskdef-register");
        stage.preview("taskdef");
        show("saving", "#taskdef-status");
        stage.apply("taskdef");
        show("saved", "#taskdef-status");
    }
}
