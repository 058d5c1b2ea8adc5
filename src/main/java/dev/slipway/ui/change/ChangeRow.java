package dev.slipway.ui.change;

import atlantafx.base.theme.Styles;
import dev.slipway.change.Change;
import dev.slipway.change.Note;
import dev.slipway.change.Subject;
import dev.slipway.ui.Texts;
import dev.slipway.ui.control.Code;
import dev.slipway.ui.control.Icon;
import dev.slipway.ui.control.Words;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One change of a plan: its sentence, and on demand its content and the command that does the same. */
final class ChangeRow extends VBox {

    private final Texts texts;
    private final Change change;
    private Node details;

    private ChangeRow(Texts texts, Change change, String key, FontIcon icon) {
        this.texts = texts;
        this.change = change;
        getStyleClass().add("change-row");
        Label sentence = Words.flowing();
        sentence.textProperty().bind(texts.bind(key, kind(), change.what().name()));
        HBox head = new HBox(icon, sentence);
        head.getStyleClass().add("row");
        HBox.setHgrow(sentence, Priority.ALWAYS);
        getChildren().add(head);
    }

    /**
     * What would be changed, with its details.
     *
     * @param asides said in a small line under it
     */
    static ChangeRow planned(Texts texts, Change change, List<Note> asides) {
        ChangeRow row = new ChangeRow(texts, change, "change." + type(change), icon(change));
        row.addAsides(asides);
        row.addDetails();
        return row;
    }

    /** What has been changed, or was there. */
    static ChangeRow made(Texts texts, Change change) {
        return new ChangeRow(texts, change, "change.made." + type(change), Icon.of(Feather.CHECK_CIRCLE, "good"));
    }

    private void addAsides(List<Note> asides) {
        if (!asides.isEmpty()) {
            Label aside = Words.flowing();
            aside.textProperty().bind(Bindings.createStringBinding(
                    () -> asides.stream().map(texts::get).collect(Collectors.joining(" ")), texts.language()));
            aside.getStyleClass().addAll("evidence", Styles.TEXT_SMALL);
            getChildren().add(aside);
        }
    }

    private void addDetails() {
        if (change instanceof Change.Keep(var _, String evidence)) {
            addEvidence(evidence);
        } else {
            addDetails((HBox) getChildren().getFirst());
        }
    }

    private static String type(Change change) {
        return switch (change) {
            case Change.Create _ -> "create";
            case Change.Update _ -> "update";
            case Change.Keep _ -> "keep";
            case Change.Delete _ -> "delete";
            case Change.Run _ -> "run." + change.what().kind().name();
        };
    }

    /** Resolved when shown, in the language of that moment. */
    private Object kind() {
        return new Object() {
            @Override
            public String toString() {
                return texts.get("kind." + change.what().kind().name());
            }
        };
    }

    private static FontIcon icon(Change change) {
        return switch (change) {
            case Change.Create _ -> Icon.of(Feather.PLUS_CIRCLE, "good");
            case Change.Update _ -> Icon.of(Feather.EDIT, "accent");
            case Change.Keep _ -> Icon.of(Feather.CHECK, "muted");
            case Change.Delete _ -> Icon.of(Feather.TRASH_2, "bad");
            case Change.Run _ -> Icon.of(Feather.PLAY_CIRCLE, "accent");
        };
    }

    private void addEvidence(String evidence) {
        if (!evidence.isBlank()) {
            Label seen = new Label(evidence);
            seen.setWrapText(true);
            seen.getStyleClass().addAll("evidence", Styles.TEXT_SMALL);
            getChildren().add(seen);
        }
    }

    private void addDetails(HBox head) {
        ToggleButton more = new ToggleButton();
        more.textProperty().bind(texts.bind("change.details"));
        more.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
        more.setMinWidth(USE_PREF_SIZE);
        head.getChildren().add(more);
        more.selectedProperty().addListener((_, _, open) -> {
            if (details == null) {
                details = details();
                getChildren().add(details);
            }
            details.setVisible(open);
            details.setManaged(open);
        });
    }

    private VBox details() {
        VBox details = new VBox();
        details.getStyleClass().add("change-details");
        switch (change) {
            case Change.Create(var _, String content, var _) -> add(details, "change.content", content);
            case Change.Update(Subject what, String before, String after, var _)
                    when what.kind() == Subject.Kind.FILE ->
                    add(details, "change.diff", FileDiff.of(what.name(), before, after));
            case Change.Update(var _, String before, String after, var _) -> {
                add(details, "change.before", before);
                add(details, "change.after", after);
            }
            case Change.Delete(var _, String before, var _) -> add(details, "change.before", before);
            case Change.Run(var _, String against, var _) -> add(details, "change.against", against);
            case Change.Keep _ -> { }
        }
        change.call().ifPresent(call -> add(details, "change.command", String.join("\n", call.commands())));
        return details;
    }

    private void add(VBox details, String key, String content) {
        if (!content.isBlank()) {
            details.getChildren().addAll(Words.label(texts, key, Styles.TEXT_SMALL, "muted"),
                    new Code(texts, content));
        }
    }
}
