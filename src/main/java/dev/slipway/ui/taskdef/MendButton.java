package dev.slipway.ui.taskdef;

import atlantafx.base.theme.Styles;
import dev.slipway.ui.Texts;
import dev.slipway.ui.control.Icon;
import javafx.scene.control.Button;
import org.kordamp.ikonli.feather.Feather;

/** Mends one finding, wherever it is shown; never cut. */
final class MendButton extends Button {

    MendButton(Texts texts, Runnable mend) {
        super(null, Icon.of(Feather.TOOL));
        textProperty().bind(texts.bind("taskdef.mend"));
        getStyleClass().add(Styles.SMALL);
        setMinWidth(USE_PREF_SIZE);
        setOnAction(_ -> mend.run());
    }
}
