package dev.slipway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.slipway.gallery.AccessibleNames;
import dev.slipway.parts.Planned;
import dev.slipway.ui.Texts;
import dev.slipway.ui.World;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.scene.Scene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every page tells a screen reader what is on it. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class AccessibleScreenTest {

    private static final List<String> PAGES = List.of("connect", "target", "trust", "secret", "image", "taskdef", "deploy",
            "deploy/watch", "reach", "exercises", "glossary", "summary", "cleanup");

    @TempDir
    private Path home;

    @ParameterizedTest
    @EnumSource(Texts.Language.class)
    void everyPageOfADeployedPipelineIsToldAndWalkedInOrder(Texts.Language language) throws Exception {
        try (Stagehand stage = new Stagehand(home, language, 1000, 700)) {
            World world = stage.workspace().world().get();
            new Planned(world, world.records().ledger()).deployed();
            List<String> faults = new ArrayList<>();
            look(stage, "home", faults);
            stage.click("#activity");
            for (String page : PAGES) {
                open(stage, page);
                if (page.equals("taskdef")) {
                    stage.click("#taskdef-clean");
                }
                look(stage, page, faults);
            }
            assertEquals("", String.join("\n", faults));
        }
    }

    @Test
    void aWindowWithoutTheRingIsFound() throws Exception {
        try (Stagehand stage = new Stagehand(home, Texts.Language.ENGLISH, 1000, 700)) {
            assertNotEquals(List.of(), stage.onScreen(() -> {
                stage.window().getChildren().remove(stage.window().lookup("#focus-ring"));
                return FocusOrder.withoutRing(stage.window().getScene());
            }));
        }
    }

    private static void look(Stagehand stage, String page, List<String> faults) {
        List<String> told = stage.onScreen(() -> {
            Scene scene = stage.window().getScene();
            // what has just come has no skin and no place yet
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            return Stream.of(AccessibleNames.faults(scene), FocusOrder.faults(scene), FocusOrder.withoutRing(scene))
                    .flatMap(List::stream).toList();
        });
        told.forEach(fault -> faults.add(page + ": " + fault));
    }

    private static void open(Stagehand stage, String page) {
        stage.onScreen(() -> {
            stage.window().open(page);
            return true;
        });
        stage.until(page + " has looked", () -> stage.robot().lookup(".busy").queryAll().stream()
                .noneMatch(busy -> busy.isVisible() && busy.getParent().isVisible()));
    }
}
