package dev.slipway.ui.diagnosis;

import atlantafx.base.theme.Styles;
import dev.slipway.diagnosis.Cause;
import dev.slipway.diagnosis.Finding;
import dev.slipway.diagnosis.Fix;
import dev.slipway.learn.Lessons;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Topic;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.control.Code;
import dev.slipway.ui.control.Icon;
import dev.slipway.ui.control.Terms;
import dev.slipway.ui.control.Words;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One cause: what it is and how sure that is, the words that told, what it means, what to do. */
final class FindingCard extends HBox {

    private static final double SURE = 0.8;
    private static final double LIKELY = 0.5;
    /** A log's line can be endless; then only the words that told are shown. */
    private static final int LONGEST_QUOTE = 600;

    private final Workspace workspace;
    private final Texts texts;

    FindingCard(Workspace workspace, Finding finding) {
        this.workspace = workspace;
        this.texts = workspace.texts();
        Cause cause = finding.cause();
        VBox words = new VBox(title(finding));
        words.getStyleClass().add("finding-words");
        if (!finding.words().isBlank()) {
            words.getChildren().add(new Code(texts, quoted(finding)));
        }
        words.getChildren().addAll(new Terms(texts, cause.key() + ".explanation"), flowing(cause.key() + ".steps"));
        finding.fixes().forEach(fix -> words.getChildren().add(mend(fix)));
        words.getChildren().add(behind(cause));
        words.getChildren().add(docs(cause));
        HBox.setHgrow(words, Priority.ALWAYS);
        getStyleClass().addAll("panel", style(cause));
        setId("cause-" + cause.id());
        Topic.lesson(this, Lessons.of(cause.id()));
        getChildren().addAll(icon(cause), words);
    }

    private Node title(Finding finding) {
        Label title = flowing(finding.cause().key() + ".title");
        title.getStyleClass().add("panel-title");
        if (finding.cause().nature() == Cause.Nature.UNKNOWN) {
            return title;
        }
        Label sure = new Label();
        sure.textProperty().bind(texts.bind(sureness(finding.confidence())));
        sure.getStyleClass().addAll("muted", Styles.TEXT_SMALL);
        FlowPane both = new FlowPane(title, sure);
        both.getStyleClass().add("field-title");
        return both;
    }

    private static String sureness(double confidence) {
        return confidence >= SURE ? "diagnosis.sure" : confidence >= LIKELY ? "diagnosis.likely" : "diagnosis.possible";
    }

    private static String quoted(Finding finding) {
        String lines = finding.lines().strip();
        String words = lines.length() <= LONGEST_QUOTE ? lines : finding.words().strip();
        return words.length() <= LONGEST_QUOTE ? words : words.substring(0, LONGEST_QUOTE) + "…";
    }

    private Node mend(Fix fix) {
        Label words = Words.flowing();
        words.textProperty().bind(Bindings.createStringBinding(
                () -> texts.get("explain.fix", texts.get(fix.key(), fix.facts().toArray())), texts.language()));
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = new HBox(words);
        row.getStyleClass().add("row");
        FixSteps.of(fix).ifPresent(step -> row.getChildren().add(opening(step)));
        return row;
    }

    private Button opening(String step) {
        Button open = new Button(null, Icon.of(Feather.ARROW_RIGHT));
        String name = "step." + step.split("/")[0] + ".name";
        open.textProperty().bind(Bindings.createStringBinding(
                () -> texts.get("diagnosis.openStep", texts.get(name)), texts.language()));
        open.setId("mend-" + step.replace('/', '-'));
        open.getStyleClass().add(Styles.SMALL);
        open.setMinWidth(USE_PREF_SIZE);
        open.setOnAction(_ -> workspace.open(step));
        return open;
    }

    private BehindLink behind(Cause cause) {
        BehindLink behind = new BehindLink(workspace, cause);
        behind.setId("behind-" + cause.id());
        return behind;
    }

    private Node docs(Cause cause) {
        Label docs = Words.flowing();
        docs.textProperty().bind(texts.bind("explain.docs", cause.docs().toString()));
        docs.getStyleClass().addAll("muted", Styles.TEXT_SMALL);
        HBox row = new HBox(docs, Code.copyButton(texts, cause.docs().toString()));
        row.getStyleClass().add("row");
        return row;
    }

    private Label flowing(String key) {
        Label label = Words.flowing();
        label.textProperty().bind(texts.bind(key));
        return label;
    }

    private static String style(Cause cause) {
        return switch (cause.nature()) {
            case FAILURE -> "problem";
            case BENIGN -> "success";
            case UNKNOWN -> "info";
        };
    }

    private static FontIcon icon(Cause cause) {
        return switch (cause.nature()) {
            case FAILURE -> Icon.of(Feather.X_CIRCLE, "bad");
            case BENIGN -> Icon.of(Feather.CHECK_CIRCLE, "good");
            case UNKNOWN -> Icon.of(Feather.HELP_CIRCLE, "accent");
        };
    }
}
