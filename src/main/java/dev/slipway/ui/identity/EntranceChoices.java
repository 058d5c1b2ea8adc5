package dev.slipway.ui.identity;

import atlantafx.base.theme.Styles;
import dev.slipway.change.Note;
import dev.slipway.pipeline.JobStart;
import dev.slipway.ui.Texts;
import dev.slipway.ui.control.Words;
import java.util.List;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.VBox;

/** Ticks for whom of the repository the role lets in, and for closing what lets in others. */
final class EntranceChoices extends VBox {

    private final Texts texts;
    private final TrustForm form;
    private final VBox boxes = new VBox();
    private final CheckBox narrow = new CheckBox();

    EntranceChoices(Texts texts, TrustForm form) {
        this.texts = texts;
        this.form = form;
        setId("trust-entrances");
        getStyleClass().add("choices");
        boxes.getStyleClass().add("choices");
        narrow.setId("trust-narrow");
        narrow.textProperty().bind(texts.bind("trust.narrow"));
        narrow.setWrapText(true);
        narrow.selectedProperty().bindBidirectional(form.narrow());
        getChildren().addAll(Words.label(texts, "trust.choices", Styles.TEXT_BOLD), boxes, narrow);
        setManaged(false);
        setVisible(false);
    }

    /** What can be chosen, as the workflow of the moment has it. */
    void offer(Guests guests) {
        List<JobStart> choices = guests.choices();
        boxes.getChildren().setAll(choices.stream().map(this::box).toList());
        boolean isAsked = guests.isNarrowable() || form.narrow().get();
        narrow.setVisible(isAsked);
        narrow.setManaged(isAsked);
        setVisible(!choices.isEmpty() || isAsked);
        setManaged(isVisible());
    }

    private CheckBox box(JobStart start) {
        CheckBox box = new CheckBox();
        Note words = StartWords.choice(start);
        box.textProperty().bind(texts.bind(words.key(), words.facts().toArray()));
        box.setWrapText(true);
        box.setId("trust-in-" + start.context().replaceAll("[^A-Za-z0-9]+", "-"));
        box.setSelected(form.isChosen(start));
        box.selectedProperty().addListener((_, _, isIn) -> form.choose(start, isIn));
        return box;
    }
}
