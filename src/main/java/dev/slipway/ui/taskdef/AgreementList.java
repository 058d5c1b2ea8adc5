package dev.slipway.ui.taskdef;

import atlantafx.base.theme.Styles;
import dev.slipway.change.Problem;
import dev.slipway.taskdef.Place;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.control.Words;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Where the definition contradicts what is beside it, each with its mend where one is surely meant. */
final class AgreementList extends VBox {

    private final Texts texts;
    private final Editor editor;
    private final Consumer<Place> jump;
    private final Neighbours neighbours;

    /** @param jump shows a place of the text */
    AgreementList(Workspace workspace, Editor editor, Consumer<Place> jump) {
        this.texts = workspace.texts();
        this.editor = editor;
        this.jump = jump;
        this.neighbours = new Neighbours(workspace, editor);
        setId("taskdef-agreement");
        getStyleClass().add("change-body");
        editor.disagreements().addListener((_, _, _) -> show());
        neighbours.seen().addListener((_, _, _) -> show());
        show();
    }

    /** Reads again what is beside the definition. */
    void look() {
        neighbours.look();
    }

    private void show() {
        getChildren().clear();
        if (!editor.disagreements().get().isEmpty()) {
            getChildren().add(Words.label(texts, "taskdef.agreement", Styles.TEXT_BOLD));
        }
        editor.disagreements().get()
                .forEach(finding -> getChildren().add(new FindingRow(texts, editor, finding, jump)));
        tell(neighbours.seen().get().workflow(), title -> texts.get("taskdef.agreement.workflow", title));
        tell(neighbours.seen().get().service(), title -> texts.get("taskdef.agreement.service", title));
        tell(neighbours.seen().get().targetGroup(), title -> texts.get("taskdef.agreement.targetGroup", title));
        setManaged(!getChildren().isEmpty());
    }

    private void tell(Neighbours.Reading<?> reading, Function<String, String> words) {
        reading.problem().ifPresent(problem -> getChildren().add(unread(words, problem)));
    }

    private Label unread(Function<String, String> words, Problem problem) {
        Label label = Words.flowing();
        label.getStyleClass().addAll(Styles.TEXT_SMALL, "muted");
        label.textProperty().bind(Bindings.createStringBinding(() -> words.apply(texts.title(problem)),
                texts.language()));
        return label;
    }
}
