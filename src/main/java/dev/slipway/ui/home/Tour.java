package dev.slipway.ui.home;

import atlantafx.base.theme.Styles;
import dev.slipway.pipeline.RepositoryFile;
import dev.slipway.pipeline.StateFolder;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.control.Callout;
import dev.slipway.ui.control.Words;
import java.nio.file.Files;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import javafx.util.Duration;
import org.controlsfx.control.PopOver;
import org.controlsfx.control.PopOver.ArrowLocation;
import org.kordamp.ikonli.feather.Feather;

/** Three bubbles that show a newcomer around: Enter goes on, Escape ends it. */
public final class Tour {

    /** How long a window's place and size stay before the first bubble. */
    private static final Duration REST = Duration.millis(400);
    private static final List<Bubble> BUBBLES = List.of(new Bubble("doors", "#home-setUp", ArrowLocation.LEFT_TOP),
            new Bubble("learn", "#learn", ArrowLocation.TOP_RIGHT),
            new Bubble("activity", "#activity", ArrowLocation.TOP_RIGHT));

    private final Workspace workspace;
    private final Texts texts;
    private final Node home;
    private PopOver shown;

    /**
     * One of them.
     *
     * @param key of its words
     * @param at  the node that it points to
     */
    private record Bubble(String key, String at, ArrowLocation arrow) {}

    /** @param home in the scene of what it points to */
    Tour(Workspace workspace, Node home) {
        this.workspace = workspace;
        this.texts = workspace.texts();
        this.home = home;
    }

    /** Begins it, but only once on this computer. Where that cannot be written down, it is shown again another day. */
    public void beginOnce() {
        StateFolder state = workspace.state().orElseThrow();
        if (Files.exists(state.tourSeen())) {
            return;
        }
        whenAtRest(home.getScene().getWindow(), () -> {
            workspace.background().start(_ -> {
                new RepositoryFile(state.path(), state.tourSeen().getFileName().toString()).write("");
                return true;
            }, _ -> {});
            begin();
        });
    }

    /** A window that has only just been opened still moves and gets its frame, at which whatever popped up is hidden. */
    private static void whenAtRest(Window window, Runnable begin) {
        PauseTransition rest = new PauseTransition(REST);
        ChangeListener<Object> moved = (_, _, _) -> rest.playFromStart();
        List<ObservableValue<?>> moves = List.of(window.xProperty(), window.yProperty(), window.widthProperty(),
                window.heightProperty(), window.focusedProperty());
        moves.forEach(move -> move.addListener(moved));
        rest.setOnFinished(_ -> {
            if (window.isFocused()) {
                moves.forEach(move -> move.removeListener(moved));
                begin.run();
            }
        });
        rest.play();
    }

    /** Begins with the first bubble, whatever is shown. */
    public void begin() {
        show(0);
    }

    private void show(int place) {
        end();
        Scene scene = home.getScene();
        Node at = scene == null || place >= BUBBLES.size() ? null : scene.lookup(BUBBLES.get(place).at());
        if (at == null) {
            return;
        }
        Bubble bubble = BUBBLES.get(place);
        Button next = next(place);
        PopOver over = Callout.of(content(bubble, place, next), bubble.arrow());
        over.setAutoHide(true);
        over.setHideOnEscape(true);
        over.show(at);
        next.requestFocus();
        shown = over;
    }

    private void end() {
        if (shown != null) {
            shown.hide();
            shown = null;
        }
    }

    private Node content(Bubble bubble, int place, Button next) {
        Label title = Words.label(texts, "tour." + bubble.key() + ".title", Styles.TEXT_BOLD);
        Label words = Words.label(texts, "tour." + bubble.key() + ".words");
        Label count = new Label((place + 1) + " / " + BUBBLES.size());
        count.getStyleClass().addAll("muted", Styles.TEXT_SMALL);
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        Button skip = Words.button(texts, "tour.skip", Feather.X, this::end);
        skip.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
        skip.setVisible(place < BUBBLES.size() - 1);
        HBox buttons = new HBox(count, between, skip, next);
        buttons.getStyleClass().add("row");
        VBox content = new VBox(title, words, buttons);
        content.setId("tour-" + bubble.key());
        content.getStyleClass().add("bubble");
        return content;
    }

    private Button next(int place) {
        boolean isLast = place == BUBBLES.size() - 1;
        Button next = Words.button(texts, isLast ? "tour.done" : "tour.next",
                isLast ? Feather.CHECK : Feather.ARROW_RIGHT, () -> show(place + 1));
        next.getStyleClass().addAll(Styles.ACCENT, Styles.SMALL);
        next.setDefaultButton(true);
        return next;
    }
}
