package dev.slipway.ui.taskdef;

import atlantafx.base.theme.Styles;
import dev.slipway.taskdef.Place;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.control.InSight;
import dev.slipway.ui.control.Words;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Form and JSON of one document: side by side where there is room, else one under the other, or one of the two. */
final class DocumentView extends VBox {

    private static final double SIDE_BY_SIDE = 700;
    /** The form's tables need more than half. */
    private static final double FORM_SHARE = 0.56;
    private static final double GAP = 14;

    /** What is shown of the two. */
    private enum Shown { BOTH, FORM, JSON }

    private final Texts texts;
    private final DefinitionView form;
    private final JsonPane json;
    private final InSight inSight;
    private final ObjectProperty<Shown> shown = new SimpleObjectProperty<>(Shown.BOTH);
    private final VBox stage = new VBox();
    private boolean isWide;

    /** @param save stands beside undo and redo */
    DocumentView(Workspace workspace, Editor editor, Node save) {
        this.texts = workspace.texts();
        this.form = new DefinitionView(workspace, editor);
        this.json = new JsonPane(texts, editor);
        this.inSight = new InSight(json);
        getStyleClass().add("fields");
        getChildren().addAll(bar(editor, save), stage);
        shown.addListener(_ -> arrange());
        widthProperty().addListener((_, _, width) -> {
            if (width.doubleValue() >= SIDE_BY_SIDE != isWide) {
                isWide = !isWide;
                arrange();
            }
        });
        arrange();
    }

    /** Puts the caret of the JSON there, and shows it. */
    void show(Place place) {
        if (shown.get() == Shown.FORM) {
            shown.set(Shown.BOTH);
        }
        json.show(place);
    }

    private void arrange() {
        stage.getChildren().clear();
        switch (shown.get()) {
            case FORM -> stage.getChildren().add(form);
            case JSON -> stage.getChildren().add(json);
            case BOTH -> stage.getChildren().add(isWide ? sideBySide() : oneUnderTheOther());
        }
    }

    private Halves sideBySide() {
        inSight.hold();
        return new Halves(FORM_SHARE, GAP, form, inSight);
    }

    private VBox oneUnderTheOther() {
        VBox both = new VBox(form, json);
        both.getStyleClass().add("fields");
        return both;
    }

    private FlowPane bar(Editor editor, Node save) {
        Button undo = Words.button(texts, "taskdef.undo", Feather.CORNER_UP_LEFT, editor::undo);
        Button redo = Words.button(texts, "taskdef.redo", Feather.CORNER_UP_RIGHT, editor::redo);
        undo.disableProperty().bind(editor.undoable().not());
        redo.disableProperty().bind(editor.redoable().not());
        undo.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
        redo.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
        FlowPane bar = new FlowPane(views(), undo, redo, save);
        bar.getStyleClass().add("source-bar");
        return bar;
    }

    private Node views() {
        HBox views = new HBox(view("taskdef.view.both", Shown.BOTH, Styles.LEFT_PILL),
                view("taskdef.view.form", Shown.FORM, Styles.CENTER_PILL),
                view("taskdef.view.json", Shown.JSON, Styles.RIGHT_PILL));
        views.setMinWidth(USE_PREF_SIZE);
        return views;
    }

    private ToggleButton view(String key, Shown what, String shape) {
        ToggleButton button = new ToggleButton();
        button.setId(key.replace('.', '-'));
        button.textProperty().bind(texts.bind(key));
        button.getStyleClass().addAll(Styles.SMALL, shape);
        button.setSelected(shown.get() == what);
        button.setOnAction(_ -> shown.set(what));
        shown.addListener((_, _, now) -> button.setSelected(now == what));
        // a click on the chosen one must not take the choice away
        button.selectedProperty().addListener((_, _, _) -> button.setSelected(shown.get() == what));
        return button;
    }
}
