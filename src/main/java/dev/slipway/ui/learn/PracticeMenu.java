package dev.slipway.ui.learn;

import atlantafx.base.theme.Styles;
import dev.slipway.learn.Kept;
import dev.slipway.ui.Texts;
import dev.slipway.ui.control.Icon;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Side;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;

/** Whether the practice account is kept, at the foot of the window, and what may be done with it; not there on a real account. */
public final class PracticeMenu extends MenuButton {

    private final Texts texts;
    private final Runnable toPage;

    /** @param toPage opens the page */
    public PracticeMenu(Texts texts, Keeping keeping, PracticePage page, Runnable toPage) {
        this.texts = texts;
        this.toPage = toPage;
        setId("practice-menu");
        setGraphic(Icon.of(Feather.ARCHIVE));
        getStyleClass().addAll(Styles.SMALL, Styles.FLAT, "speed");
        textProperty().bind(Bindings.createStringBinding(() -> texts.get(isKept(keeping.kept().get())
                ? "practice.menu.kept" : "practice.menu.unkept"), keeping.kept(), texts.language()));
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(texts.bind("practice.menu.words"));
        setTooltip(tip);
        accessibleTextProperty().bind(Bindings.concat(texts.bind("practice.title"), ": ", textProperty()));
        setMinWidth(USE_PREF_SIZE);
        setPopupSide(Side.TOP);
        accessibleHelpProperty().bind(tip.textProperty());
        getItems().addAll(item("practice.menu.about", () -> { }), new SeparatorMenuItem(),
                item("practice.save", page::save), item("practice.open", page::open),
                item("practice.commands", page::saveCommands), new SeparatorMenuItem(),
                item("practice.anew", page::ask));
        visibleProperty().bind(Bindings.createBooleanBinding(() -> keeping.kept().get().isPresent(), keeping.kept()));
        managedProperty().bind(visibleProperty());
    }

    /** Each shows the page, which then says what came of it. */
    private MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem();
        item.setId("menu-" + key.replace('.', '-'));
        item.textProperty().bind(texts.bind(key));
        item.setOnAction(_ -> {
            toPage.run();
            action.run();
        });
        return item;
    }

    private static boolean isKept(Optional<Kept> kept) {
        return kept.filter(it -> it instanceof Kept.Beside || it instanceof Kept.Exercise
                || it instanceof Kept.NotKept).isEmpty();
    }
}
