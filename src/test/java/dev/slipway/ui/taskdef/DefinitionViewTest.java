package dev.slipway.ui.taskdef;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.Pause;
import dev.slipway.cloud.CallLog;
import dev.slipway.ui.Background;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The form as controls, without a window. */
class DefinitionViewTest {

    private final Editor editor = new Editor();
    private DefinitionView view;

    @BeforeEach
    void open() throws Exception {
        FxToolkit.registerPrimaryStage();
        String text = Files.readString(Path.of("src/test/resources/taskdef/three-containers.json"));
        onScreen(() -> {
            view = new DefinitionView(new Workspace(new Texts(Texts.Language.ENGLISH),
                    new Background(Runnable::run, Runnable::run), Pause.none(), new CallLog(InstantSource.system())), editor);
            new Scene(view, 400, 4000);
            editor.open(text);
            return true;
        });
    }

    @Test
    void everyFieldThatAwsAcceptsIsReached() {
        editor.open("""
                {"family": "f", "volumes": [{"name": "v"}], "proxyConfiguration": {"containerName": "c"},
                 "containerDefinitions": [{"name": "c", "image": "i:1",
                   "linuxParameters": {"devices": [{"hostPath": "/dev/a"}], "tmpfs": [{"containerPath": "/t", "size": 1}]}}]}
                """);
        List<String> unreached = new ArrayList<>(FieldWords.paths());
        unreached.remove("containerDefinitions");
        unreached.removeIf(path -> onScreen(() -> {
            view.reveal(path);
            return view.field(path).isPresent();
        }));
        assertEquals(List.of(), unreached);
    }

    @Test
    void whatIsTypedIntoTheLastRowBecomesOne() {
        onScreen(() -> {
            field("#taskdef-container-environment-2-name").setText("COLOUR");
            field("#taskdef-container-environment-2-value").setText("blue");
            return true;
        });
        assertEquals("{\"name\":\"COLOUR\",\"value\":\"blue\"}", at("/containerDefinitions/0/environment/2"));
        assertEquals("", onScreen(() -> field("#taskdef-container-environment-3-name").getText()));
        onScreen(() -> {
            ((Button) view.lookup("#taskdef-container-environment-0-remove")).fire();
            return true;
        });
        assertEquals("DB_PASSWORD", onScreen(() -> field("#taskdef-container-environment-0-name").getText()));
        assertEquals("blue", onScreen(() -> field("#taskdef-container-environment-1-value").getText()));
    }

    @Test
    void aLongTableIsCutUntilItIsWantedWhole() {
        StringBuilder variables = new StringBuilder();
        for (int i = 0; i < 50; i++) {
            variables.append(i == 0 ? "" : ", ").append("{\"name\": \"V").append(i).append("\", \"value\": \"1\"}");
        }
        onScreen(() -> {
            editor.open("{\"containerDefinitions\": [{\"name\": \"web\", \"environment\": [" + variables + "]}]}");
            assertTrue(view.lookup("#taskdef-container-environment-19-name") != null);
            assertTrue(view.lookup("#taskdef-container-environment-20-name") == null);
            ((Hyperlink) view.lookup("#taskdef-container-environment-whole")).fire();
            assertEquals("V49", field("#taskdef-container-environment-49-name").getText());
            assertEquals("", field("#taskdef-container-environment-50-name").getText());
            return true;
        });
    }

    @Test
    void aKeyOfAMapIsRenamedWhereItStands() {
        onScreen(() -> {
            field("#taskdef-container-logConfiguration-options-0-key").setText("awslogs-stream-prefix");
            field("#taskdef-container-logConfiguration-options-1-key").setText("region");
            field("#taskdef-container-logConfiguration-options-3-key").setText("mode");
            return true;
        });
        assertEquals("{\"awslogs-group\":\"/ecs/shop\",\"region\":\"ap-northeast-1\",\"awslogs-stream-prefix\":\"web\","
                + "\"mode\":\"\"}", at("/containerDefinitions/0/logConfiguration/options"));
    }

    @Test
    void aNameThatIsTakenOrEmptyDoesNotGetLostOnTheWay() {
        onScreen(() -> {
            view.lookup("#taskdef-container-1").requestFocus();
            for (String typed : List.of("", "web", "webs")) {
                field("#taskdef-container-name").setText(typed);
                assertEquals(typed.equals("webs") ? "\"webs\"" : "\"web\"", at("/containerDefinitions/0/name"));
            }
            field("#taskdef-container-name").setText("migrate");
            return true;
        });
        assertEquals("\"webs\"", at("/containerDefinitions/0/name"));
        assertTrue(onScreen(() -> view.lookupAll(".complaint").stream().anyMatch(node -> node.isVisible()
                && ((Label) node).getText().contains("“migrate” already"))));
    }

    @Test
    void aPortTakesItsMappingAlongAndANumberThatIsNoneStaysOut() {
        editor.open("""
                {"containerDefinitions": [{"name": "web", "portMappings":
                [{"name": "web-80-tcp", "containerPort": 80, "hostPort": 80, "protocol": "tcp"}]}]}""");
        onScreen(() -> {
            for (String typed : List.of("", "8x", "8080")) {
                field("#taskdef-container-portMappings-0-containerPort").setText(typed);
            }
            return true;
        });
        assertEquals("{\"name\":\"web-8080-tcp\",\"containerPort\":8080,\"hostPort\":8080,\"protocol\":\"tcp\"}",
                at("/containerDefinitions/0/portMappings/0"));
    }

    @Test
    void onFargateOnlyThePairsThatItOffersCanBeChosen() {
        ComboBox<?> memory = (ComboBox<?>) view.lookup("#taskdef-memory");
        assertEquals("[2048, 3072, 4096, 5120, 6144, 7168, 8192]", onScreen(() -> memory.getItems().toString()));
        onScreen(() -> {
            cpu().setValue("256");
            return true;
        });
        assertEquals("[512, 1024, 2048]", onScreen(() -> memory.getItems().toString()));
        assertEquals("\"256\"", at("/cpu"));
    }

    @SuppressWarnings("unchecked")
    private ComboBox<String> cpu() {
        return (ComboBox<String>) view.lookup("#taskdef-cpu");
    }

    private TextField field(String id) {
        Node found = view.lookup(id);
        assertTrue(found instanceof TextField, id);
        return (TextField) found;
    }

    private String at(String pointer) {
        return editor.definition().get().orElseThrow().at(pointer).toString();
    }

    private static <T> T onScreen(Callable<T> action) {
        return WaitForAsyncUtils.waitForAsyncFx(20_000, action);
    }
}
