package dev.slipway.ui.settings;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import dev.slipway.ui.Texts;
import dev.slipway.ui.control.Icon;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.feather.Feather;

/** The gear in the bar: light or dark, the size of the text, and whether things move. */
public final class SettingsMenu extends MenuButton {

    private final Texts texts;
    private final Appearance appearance;

    public SettingsMenu(Texts texts, Appearance appearance) {
        this.texts = texts;
        this.appearance = appearance;
        setId("settings");
        setGraphic(Icon.of(Feather.SETTINGS));
        getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Tweaks.NO_ARROW);
        accessibleTextProperty().bind(texts.bind("settings.title"));
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(accessibleTextProperty());
        setTooltip(tip);
        Menu size = choices("size", TextSize.STEPS.stream().map(TextSize::new).toList(), Settings::size,
                appearance::choose, it -> Bindings.createStringBinding(() -> it.percent() + " %"));
        size.getItems().addAll(new SeparatorMenuItem(),
                step("larger", SizeKeys.LARGER, Feather.ZOOM_IN, TextSize::larger),
                step("smaller", SizeKeys.SMALLER, Feather.ZOOM_OUT, TextSize::smaller),
                step("usual", SizeKeys.USUAL, Feather.ROTATE_CCW, _ -> TextSize.USUAL));
        getItems().addAll(
                choices("theme", Arrays.asList(Theme.values()), Settings::theme, appearance::choose,
                        it -> texts.bind("settings.theme." + it)),
                size,
                choices("motion", Arrays.asList(Motion.values()), Settings::motion, appearance::choose,
                        it -> texts.bind("settings.motion." + it)));
    }

    /** A menu of which one is chosen. */
    private <T> Menu choices(String name, List<T> all, Function<Settings, T> of, Consumer<T> choose,
            Function<T, ObservableValue<String>> words) {
        Menu menu = new Menu();
        menu.setId("settings-" + name);
        menu.textProperty().bind(texts.bind("settings." + name));
        ToggleGroup group = new ToggleGroup();
        for (T each : all) {
            RadioMenuItem item = new RadioMenuItem();
            item.setId("settings-" + name + "-" + (each instanceof TextSize size ? size.percent() : each));
            item.textProperty().bind(words.apply(each));
            item.setToggleGroup(group);
            item.setOnAction(_ -> choose.accept(each));
            appearance.settings().addListener((_, _, now) -> item.setSelected(of.apply(now).equals(each)));
            item.setSelected(of.apply(appearance.settings().get()).equals(each));
            menu.getItems().add(item);
        }
        return menu;
    }

    private MenuItem step(String name, KeyCombination keys, Feather icon, UnaryOperator<TextSize> change) {
        MenuItem item = new MenuItem(null, Icon.of(icon));
        item.setId("settings-size-" + name);
        // not as the item's accelerator: the scene has these keys already, and would then do it twice
        item.textProperty().bind(texts.bind("settings.size." + name, keys.getDisplayText()));
        item.setOnAction(_ -> appearance.choose(change.apply(appearance.settings().get().size())));
        return item;
    }
}
