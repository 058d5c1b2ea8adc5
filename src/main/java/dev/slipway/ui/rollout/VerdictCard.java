package dev.slipway.ui.rollout;

import atlantafx.base.theme.Styles;
import dev.slipway.change.Note;
import dev.slipway.rollout.Judgement;
import dev.slipway.rollout.Remarks;
import dev.slipway.ui.Texts;
import dev.slipway.ui.control.Code;
import dev.slipway.ui.control.Icon;
import dev.slipway.ui.control.Words;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** How the rollout stands, in one sentence, with AWS's own words as evidence and what else is to be known. */
final class VerdictCard extends HBox {

    private final Texts texts;
    private final VBox words = new VBox();
    private final VBox remarks = new VBox();
    private Optional<Judgement> shown = Optional.empty();
    private List<Note> remarked = List.of();

    VerdictCard(Texts texts, Showing showing) {
        this.texts = texts;
        setId("deploy-verdict");
        words.getStyleClass().add("tight");
        remarks.getStyleClass().add("tight");
        HBox.setHgrow(words, Priority.ALWAYS);
        showing.timeline().addListener((_, _, now) -> remark(Remarks.of(now)));
        showing.judgement().addListener((_, _, now) -> show(now));
        show(showing.judgement().get());
    }

    private void show(Optional<Judgement> judgement) {
        if (judgement.equals(shown) && !getChildren().isEmpty()) {
            return;
        }
        shown = judgement;
        setVisible(judgement.isPresent());
        setManaged(judgement.isPresent());
        judgement.ifPresent(this::show);
    }

    private void show(Judgement judgement) {
        Label sentence = Words.flowing();
        sentence.textProperty().bind(texts.bind(judgement.note().key(), judgement.note().facts().toArray()));
        sentence.getStyleClass().add("panel-title");
        words.getChildren().setAll(sentence);
        if (judgement.confidence() != Judgement.Confidence.CERTAIN) {
            words.getChildren().add(Words.label(texts, "deploy.confidence." + judgement.confidence(), "muted",
                    Styles.TEXT_SMALL));
        }
        judgement.evidence().forEach(line -> words.getChildren().add(new Code(texts, line)));
        words.getChildren().add(remarks);
        getStyleClass().setAll("panel", style(judgement));
        getChildren().setAll(icon(judgement), words);
    }

    private void remark(List<Note> notes) {
        if (notes.equals(remarked)) {
            return;
        }
        remarked = notes;
        remarks.getChildren().setAll(notes.stream().map(note -> {
            Label line = Words.flowing();
            line.textProperty().bind(texts.bind(note.key(), note.facts().toArray()));
            line.getStyleClass().add(Styles.TEXT_SMALL);
            return line;
        }).toList());
        remarks.setManaged(!notes.isEmpty());
    }

    private static String style(Judgement judgement) {
        return switch (judgement) {
            case Judgement.Succeeded _ -> "success";
            case Judgement.RolledBack _, Judgement.Failed _, Judgement.Stuck _ -> "problem";
            case Judgement.Replaced _, Judgement.NotJudged _, Judgement.Gone _ -> "warning";
            default -> "info";
        };
    }

    private static FontIcon icon(Judgement judgement) {
        return switch (style(judgement)) {
            case "success" -> Icon.of(Feather.CHECK_CIRCLE, "good");
            case "problem" -> Icon.of(Feather.X_CIRCLE, "bad");
            case "warning" -> Icon.of(Feather.ALERT_TRIANGLE, "warn");
            default -> Icon.of(Feather.CLOCK, "accent");
        };
    }
}
