package dev.slipway.ui.identity;

import atlantafx.base.theme.Styles;
import dev.slipway.change.Note;
import dev.slipway.identity.RoleCalls;
import dev.slipway.ui.Texts;
import dev.slipway.ui.control.Icon;
import dev.slipway.ui.control.Words;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Each call with its resource, whether the role may, and by which statement or why not. */
final class CallTable extends GridPane {

    private static final double CALL_WIDTH = 58;
    private static final int ARN_PARTS = 6;

    private final Texts texts;

    CallTable(Texts texts, List<RoleCalls.Row> rows) {
        this.texts = texts;
        getStyleClass().add("calls");
        ColumnConstraints icon = new ColumnConstraints(22);
        ColumnConstraints call = new ColumnConstraints();
        call.setPercentWidth(CALL_WIDTH);
        ColumnConstraints answer = new ColumnConstraints();
        answer.setFillWidth(true);
        icon.setFillWidth(false);
        getColumnConstraints().addAll(icon, call, answer);
        addRow(0, new Label(), Words.label(texts, "trust.calls.call", Styles.TEXT_CAPTION, "muted"),
                Words.label(texts, "trust.calls.answer", Styles.TEXT_CAPTION, "muted"));
        for (int i = 0; i < rows.size(); i++) {
            addRow(i + 1, icon(rows.get(i).answer()), call(rows.get(i)), answer(rows.get(i)));
        }
    }

    private static FontIcon icon(RoleCalls.Answer answer) {
        FontIcon icon = switch (answer) {
            case RoleCalls.Answer.Allowed _ -> Icon.of(Feather.CHECK_CIRCLE, "good");
            case RoleCalls.Answer.Depends _, RoleCalls.Answer.Untold _ -> Icon.of(Feather.HELP_CIRCLE, "warn");
            case RoleCalls.Answer.Denied _, RoleCalls.Answer.Bounded _, RoleCalls.Answer.Missing _ ->
                    Icon.of(Feather.X_CIRCLE, "bad");
        };
        setValignment(icon, VPos.TOP);
        return icon;
    }

    private VBox call(RoleCalls.Row row) {
        Label action = Words.flowing();
        action.setText(row.call().request().action());
        action.getStyleClass().add(Styles.TEXT_BOLD);
        String arn = row.call().request().resource();
        Label resource = Words.flowing();
        resource.setText(withoutAccount(arn));
        resource.setTooltip(new Tooltip(arn));
        resource.getStyleClass().addAll("pointer", "muted");
        Label by = Words.label(texts, "trust.by." + row.call().by(), Styles.TEXT_SMALL, "muted");
        return new VBox(action, resource, by);
    }

    /** What follows an ARN's fifth colon; the rest is the same for all. */
    private static String withoutAccount(String arn) {
        String[] parts = arn.split(":", ARN_PARTS);
        return parts[parts.length - 1];
    }

    private VBox answer(RoleCalls.Row row) {
        Note note = row.answer().note();
        Label words = Words.flowing();
        words.textProperty().bind(texts.bind(note.key(), note.facts().toArray()));
        VBox answer = new VBox(words);
        if (row.isDisputed()) {
            answer.getChildren().add(Words.label(texts, "trust.iam." + row.iam().orElseThrow(), "complaint"));
        }
        return answer;
    }
}
