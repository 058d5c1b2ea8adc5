package dev.slipway.ui;

import atlantafx.base.theme.Styles;
import dev.slipway.learn.PracticeControl;
import dev.slipway.learn.PracticeLevel;
import dev.slipway.ui.control.Icon;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Side;
import javafx.geometry.Side;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;

/** How fast the practice account's time passes, and how it behaves; not there on a real account. */
final class PracticeSpeed extends MenuButton {

    private static final int[] SPEEDS = {1, 4, 12, 60};

    private final ReadOnlyDoubleWrapper speed = new ReadOnlyDoubleWrapper(1);
    private final ToggleGroup group = new ToggleGroup();
    private final ReadOnlyObjectWrapper<PracticeLevel> level = new ReadOnlyObjectWrapper<>(PracticeLevel.CALM);
    private final ToggleGroup levels = new ToggleGroup();

    PracticeSpeed(Workspace workspace) {
        setId("practice-speed");
        setMinWidth(USE_PREF_SIZE);
        setPopupSide(Side.TOP);
        setGraphic(Icon.of(Feather.CLOCK));
        setPopupSide(Side.TOP);
        getStyleClass().addAll(Styles.SMALL, Styles.FLAT, "speed");
        setMinWidth(USE_PREF_SIZE);
        Texts texts = workspace.texts();
        textProperty().bind(Bindings.createStringBinding(() -> texts.get(level.get() == PracticeLevel.REAL
                ? "practice.level.REAL.speed" : "practice.speed", (int) speed.get()), speed, level, texts.language()));
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(texts.bind("practice.speed.words"));
        setTooltip(tip);
        accessibleTextProperty().bind(textProperty());
        accessibleHelpProperty().bind(tip.textProperty());
        for (int times : SPEEDS) {
            getItems().add(choice(workspace, times));
        }
        getItems().add(new SeparatorMenuItem());
        for (PracticeLevel each : PracticeLevel.values()) {
            getItems().add(choice(workspace, each));
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

    private RadioMenuItem choice(Workspace workspace, PracticeLevel each) {
        RadioMenuItem item = new RadioMenuItem();
        item.setId("practice-level-" + each);
        item.setUserData(each);
        item.setToggleGroup(levels);
        item.textProperty().bind(workspace.texts().bind("practice.level." + each));
        item.setOnAction(_ -> {
            PracticeControl control = control(workspace);
            if (control != null) {
                control.setLevel(each);
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
        level.set(control.level());
        levels.getToggles().stream().filter(toggle -> toggle.getUserData() == control.level())
                .forEach(levels::selectToggle);
    }

    private static PracticeControl control(Workspace workspace) {
        World world = workspace.world().get();
        return world == null ? null : world.practice().orElse(null);
    }
}
