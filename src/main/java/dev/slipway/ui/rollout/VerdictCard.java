package dev.slipway.ui.rollout;

import dev.slipway.rollout.Judgement;
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

/** How the rollout stands, in one sentence, with AWS's own words as evidence. */
final class VerdictCard extends HBox {

    private final Texts texts;
    private Optional<Judgement> shown = Optional.empty();

    VerdictCard(Texts texts, Watching watching) {
        this.texts = texts;
        setId("deploy-verdict");
        watching.judgement().addListener((_, _, now) -> show(now));
        show(watching.judgement().get());
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
        VBox words = new VBox(sentence);
        words.getStyleClass().add("tight");
        evidence(judgement).forEach(line -> words.getChildren().add(new Code(texts, line)));
        HBox.setHgrow(words, Priority.ALWAYS);
        getStyleClass().setAll("panel", style(judgement));
        getChildren().setAll(icon(judgement), words);
    }

    private static List<String> evidence(Judgement judgement) {
        return switch (judgement) {
            case Judgement.RolledBack it -> it.evidence();
            case Judgement.Failed it -> it.evidence();
            case Judgement.Stuck it -> it.evidence();
            default -> List.of();
        };
    }

    private static String style(Judgement judgement) {
        return switch (judgement) {
            case Judgement.Succeeded _ -> "success";
            case Judgement.RolledBack _, Judgement.Failed _, Judgement.Stuck _ -> "problem";
            case Judgement.Replaced _ -> "warning";
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
