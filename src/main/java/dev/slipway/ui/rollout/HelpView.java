package dev.slipway.ui.rollout;

import dev.slipway.rollout.Timeline;
import dev.slipway.ui.Background.Ending;
import dev.slipway.ui.Texts;
import dev.slipway.ui.control.Fact;
import dev.slipway.ui.control.ProblemView;
import dev.slipway.ui.control.Words;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;

/** Saves what is shown for somebody who is asked for help, by default without what is nobody else's business. */
final class HelpView extends VBox {

    private final Texts texts;
    private final HelpFile help;
    private final CheckBox whole = new CheckBox();
    private final VBox result = new VBox();

    HelpView(Texts texts, HelpFile help, ObservableValue<Timeline> timeline) {
        this.texts = texts;
        this.help = help;
        setId("deploy-help");
        whole.setId("deploy-help-whole");
        whole.setWrapText(true);
        whole.textProperty().bind(texts.bind("deploy.help.whole"));
        Button save = Words.button(texts, "deploy.help.save", Feather.LIFE_BUOY, this::choose);
        save.disableProperty().bind(Bindings.createBooleanBinding(
                () -> help.running().get() || timeline.getValue().latest().isEmpty(), help.running(), timeline));
        getStyleClass().add("change-body");
        getChildren().addAll(Words.label(texts, "deploy.help.words", "lead"), whole, save, result);
        help.ended().addListener((_, _, now) -> show(now));
        show(help.ended().get());
    }

    private void choose() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.get("deploy.help.save"));
        chooser.setInitialFileName(help.suggestedName());
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("HTML", "*.html"));
        File chosen = chooser.showSaveDialog(getScene().getWindow());
        if (chosen != null) {
            help.save(chosen.toPath(), whole.isSelected());
        }
    }

    private void show(Optional<Ending<Path>> ended) {
        result.getChildren().clear();
        ended.ifPresent(ending -> result.getChildren().add(switch (ending) {
            case Ending.Answer<Path>(Path file) -> Fact.good(texts, "deploy.help.saved", file);
            case Ending.Trouble<Path>(var problem) -> new ProblemView(texts, problem);
        }));
        result.setManaged(ended.isPresent());
    }
}
