package dev.slipway.ui;

import dev.slipway.ui.control.Icon;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import org.kordamp.ikonli.feather.Feather;

/** Which account and region everything here happens in. */
final class AccountChip extends Label {

    private static final PseudoClass REAL = PseudoClass.getPseudoClass("real");

    AccountChip(Workspace workspace) {
        setId("account-chip");
        getStyleClass().add("chip");
        setMinWidth(USE_PREF_SIZE);
        textProperty().bind(Bindings.createStringBinding(() -> words(workspace), workspace.world(),
                workspace.texts().language()));
        graphicProperty().bind(Bindings.createObjectBinding(
                () -> Icon.of(isReal(workspace) ? Feather.CLOUD : Feather.BOOK_OPEN), workspace.world()));
        workspace.world().addListener((_, _, _) -> pseudoClassStateChanged(REAL, isReal(workspace)));
    }

    private static boolean isReal(Workspace workspace) {
        World world = workspace.world().get();
        return world != null && !world.isPractice();
    }

    private static String words(Workspace workspace) {
        World world = workspace.world().get();
        if (world == null) {
            return workspace.texts().get("chip.none");
        }
        return workspace.texts().get(world.isPractice() ? "chip.practice" : "chip.real", world.account().id(),
                world.account().region());
    }
}
