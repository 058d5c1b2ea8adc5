package dev.slipway.ui;

import atlantafx.base.theme.Styles;
import dev.slipway.learn.PracticeControl;
import dev.slipway.ui.control.Icon;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;

/** How fast the practice account's time passes; not there on a real account. */
final class PracticeSpeed extends MenuButton {

    private static final int[] SPEEDS = {1, 4, 12, 60};

    private final ReadOnlyDoubleWrapper speed = new ReadOnlyDoubleWrapper(1);
    private final ToggleGroup group = new ToggleGroup();

    PracticeSpeed(Workspace workspace) {
        setId("practice-speed");
        setGraphic(Icon.of(Feather.CLOCK));
        getStyleClass().addAll(Styles.SMALL, Styles.FLAT, "speed");
        setMinWidth(USE_PREF_SIZE);
        Texts texts = workspace.texts();
        textProperty().bind(Bindings.createStringBinding(() -> texts.get("practice.speed", (int) speed.get()), speed,
                texts.language()));
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(texts.bind("practice.speed.words"));
        setTooltip(tip);
        accessibleTextProperty().bind(textProperty());
        accessibleHelpProperty().bind(tip.textProperty());
        for (int times : SPEEDS) {
            getItems().add(choice(workspace, times));
        }
        visibleProperty().bind(Bindings.createBooleanBinding(() -> control(workspace) != null, workspace.world()));
        managedProperty().bind(visibleProperty());
        workspace.world().addListener((_, _, _) -> show(control(workspace)));
    }

    private RadioMenuItem choice(Workspace workspace, int times) {
        RadioMenuItem item = new RadioMenuItem();
        item.setId("practice-speed-" + times);
        item.setUserData(times);
        item.setToggleGroup(group);
        item.textProperty().bind(Bindings.createStringBinding(() -> workspace.texts().get(
                times == 1 ? "practice.speed.real" : "practice.speed", times), workspace.texts().language()));
        item.setOnAction(_ -> {
            PracticeControl control = control(workspace);
            if (control != null) {
                control.setSpeed(times);
                show(control);
            }
        });
        return item;
    }

    private void show(PracticeControl control) {
        if (control == null) {
            return;
        }
        speed.set(control.speed());
        group.getToggles().stream().filter(toggle -> (int) toggle.getUserData() == (int) control.speed())
                .forEach(group::selectToggle);
    }

    private static PracticeControl control(Workspace workspace) {
        World world = workspace.world().get();
        return world == null ? null : world.practice().orElse(null);
    }
}
