package dev.slipway.ui.reach;

import dev.slipway.change.Note;
import dev.slipway.reach.Rung;
import dev.slipway.reach.Walk;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.control.Icon;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import org.kordamp.ikonli.feather.Feather;

/** Makes the button that leads to where a step is mended. */
record MendButtons(Workspace workspace, Runnable openPort, Runnable keepTrying, Consumer<URI> ask) {

    Optional<Button> of(Rung rung, Walk walk) {
        return Mend.of(rung, walk).map(this::button);
    }

    Optional<Button> of(Note cause) {
        return Mend.of(cause).map(this::button);
    }

    private Button button(Mend mend) {
        return switch (mend) {
            case Mend.OpenStep(String step) -> button("reach-mend", Feather.ARROW_RIGHT, opening(step),
                    () -> workspace.open(step));
            case Mend.OpenPort _ -> button("reach-openPort", Feather.UNLOCK, texts().bind("reach.openPort"), openPort);
            case Mend.KeepTrying _ -> button("reach-mendByTrying", Feather.REPEAT, texts().bind("reach.keepTrying"),
                    keepTrying);
            case Mend.Ask(URI address) -> button("reach-askThis", Feather.SEND, texts().bind("reach.askThis", address),
                    () -> ask.accept(address));
        };
    }

    private ObservableValue<String> opening(String step) {
        String name = "step." + step.split("/")[0] + ".name";
        return Bindings.createStringBinding(() -> texts().get("diagnosis.openStep", texts().get(name)),
                texts().language());
    }

    private Texts texts() {
        return workspace.texts();
    }

    private static Button button(String id, Feather icon, ObservableValue<String> words, Runnable action) {
        Button button = new Button(null, Icon.of(icon));
        button.setId(id);
        button.textProperty().bind(words);
        button.setWrapText(true);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
