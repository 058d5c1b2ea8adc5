package dev.slipway.ui.image;

import atlantafx.base.theme.Styles;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.control.Icon;
import dev.slipway.ui.control.Words;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** That one gets all the way without Docker, and what is left out then. */
final class WithoutDocker extends HBox {

    WithoutDocker(Workspace workspace, Runnable lookAgain) {
        setId("image-without-docker");
        getStyleClass().addAll("panel", "info");
        Button next = Words.button(workspace.texts(), "image.without.next", Feather.ARROW_RIGHT,
                () -> workspace.open("taskdef"));
        next.getStyleClass().add(Styles.ACCENT);
        Button again = Words.button(workspace.texts(), "image.without.again", Feather.REFRESH_CW, lookAgain);
        VBox words = new VBox(Words.label(workspace.texts(), "image.without.title", "panel-title"),
                Words.label(workspace.texts(), "image.without.words"), new FlowPane(8, 8, next, again));
        words.getStyleClass().add("change-body");
        setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(Icon.of(Feather.INFO, "accent"), words);
    }
}
