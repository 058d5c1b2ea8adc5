package dev.slipway.ui.github;

import dev.slipway.change.Note;
import dev.slipway.change.Plan;
import dev.slipway.github.SecretRequest;
import dev.slipway.github.SecretSetup;
import dev.slipway.ui.Texts;
import dev.slipway.ui.change.StepState;
import dev.slipway.ui.control.Icon;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Where a secret of nearly the wanted name is there: a button that takes that name instead. */
final class SecretOffer extends VBox {

    /** @param take told the name that is there */
    SecretOffer(Texts texts, ObservableValue<StepState<SecretRequest>> state, Consumer<String> take) {
        managedProperty().bind(visibleProperty());
        setVisible(false);
        state.addListener((_, _, now) -> {
            getChildren().clear();
            similar(now).ifPresent(name -> getChildren().add(button(texts, name, take)));
            setVisible(!getChildren().isEmpty());
        });
    }

    private static Optional<String> similar(StepState<SecretRequest> state) {
        return state instanceof StepState.Previewing<SecretRequest>(Plan<SecretRequest> plan)
                ? plan.notes().stream().filter(SecretSetup::isSimilar).map(SecretOffer::name).findFirst()
                : Optional.empty();
    }

    private static String name(Note note) {
        return note.facts().get(1).toString();
    }

    private static Button button(Texts texts, String name, Consumer<String> take) {
        Button button = new Button(null, Icon.of(Feather.EDIT_3));
        button.setId("secret-similar");
        // the underscores of its name are no mnemonics
        button.setMnemonicParsing(false);
        button.textProperty().bind(texts.bind("secret.similar.use", name));
        button.setOnAction(_ -> take.accept(name));
        return button;
    }
}
