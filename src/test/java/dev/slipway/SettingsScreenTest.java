package dev.slipway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.pipeline.StateFolder;
import dev.slipway.ui.Texts.Language;
import dev.slipway.ui.settings.Appearance;
import dev.slipway.ui.settings.Motion;
import dev.slipway.ui.settings.SettingsFile;
import dev.slipway.ui.settings.Theme;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.javafx.FontIcon;
import org.testfx.util.WaitForAsyncUtils;

class SettingsScreenTest extends SmallWindowTest {

    private SettingsFile kept() {
        return new SettingsFile(new StateFolder(home));
    }

    private double nameSize() {
        return stage.onScreen(() -> stage.robot().lookup("#home").queryAs(Labeled.class).getFont().getSize());
    }

    private double iconSize() {
        return stage.onScreen(() -> (double) stage.robot().lookup("#learn .ikonli-font-icon")
                .queryAs(FontIcon.class).getIconSize());
    }

    @Test
    void theKeysOfABrowserMakeTextLargerAndSmaller() {
        double usual = nameSize();
        stage.robot().push(KeyCode.SHORTCUT, KeyCode.EQUALS);
        stage.robot().push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.EQUALS);
        stage.until("it has grown twice", () -> Math.abs(nameSize() - usual * 1.25) < 0.1);
        assertEquals(22, iconSize(), "icons grow with it");

        stage.robot().push(KeyCode.SHORTCUT, KeyCode.MINUS);
        stage.until("it has shrunk", () -> Math.abs(nameSize() - usual * 1.1) < 0.1);
        stage.robot().push(KeyCode.SHORTCUT, KeyCode.DIGIT0);
        stage.until("it is as it was", () -> nameSize() == usual);
        assertEquals(18, iconSize());
    }

    @Test
    void theGearIsWorkedByKeysAloneAndItsChoicesAreKept() {
        stage.onScreen(() -> {
            stage.robot().lookup("#settings").query().requestFocus();
            return true;
        });
        stage.robot().push(KeyCode.SPACE);
        stage.robot().push(KeyCode.DOWN);
        stage.robot().push(KeyCode.RIGHT);
        stage.robot().push(KeyCode.DOWN);
        stage.robot().push(KeyCode.DOWN);
        stage.robot().push(KeyCode.ENTER);
        stage.until("dark is kept", () -> kept().read().theme() == Theme.DARK);
        assertTrue(stage.onScreen(() -> stage.window().dark().get()));

        stage.click("#language-ja");
        stage.until("Japanese is kept", () -> kept().read().language().equals(Optional.of(Language.JAPANESE)));
        assertEquals(Theme.DARK, kept().read().theme());
    }

    @Test
    void theNextStartLooksAsThisOneDid() throws Exception {
        stage.robot().push(KeyCode.SHORTCUT, KeyCode.EQUALS);
        stage.until("it is kept", () -> kept().read().size().percent() == 110);
        double grown = nameSize();
        stage.close();
        stage = new Stagehand(home, Language.ENGLISH, 1000, 700);

        assertEquals(grown, nameSize());
    }

    @Test
    void lightAndDarkFollowTheSystemUntilOneIsChosen() {
        SimpleObjectProperty<ColorScheme> system = new SimpleObjectProperty<>(ColorScheme.LIGHT);
        stage.onScreen(() -> {
            Appearance appearance = new Appearance(stage.workspace(),
                    new Appearance.Desktop(system, new SimpleBooleanProperty()));
            assertFalse(appearance.dark().get());
            system.set(ColorScheme.DARK);
            assertTrue(appearance.dark().get(), "the system's change is followed");
            appearance.choose(Theme.LIGHT);
            assertFalse(appearance.dark().get());
            system.set(ColorScheme.LIGHT);
            system.set(ColorScheme.DARK);
            assertFalse(appearance.dark().get(), "what was chosen by hand stays");
            appearance.choose(Theme.SYSTEM);
            assertTrue(appearance.dark().get());
            return true;
        });
    }

    @Test
    void whatIsUnderWayStandsStillForWhoeverWantsLessMotion() {
        ProgressIndicator busy = new ProgressIndicator();
        ProgressBar bar = new ProgressBar();
        Appearance appearance = stage.window().appearance();
        Stage beside = stage.onScreen(() -> {
            Stage shown = new Stage();
            shown.setScene(new Scene(new VBox(busy, bar), 300, 200));
            appearance.style(shown.getScene());
            shown.show();
            return shown;
        });
        stage.until("it turns", () -> busy.lookup(".spinner").isVisible());

        stage.onScreen(() -> {
            appearance.choose(Motion.REDUCED);
            return true;
        });
        stage.until("it stands still", () -> !busy.lookup(".spinner").isVisible());
        double before = stage.onScreen(() -> bar.lookup(".bar").getTranslateX());
        WaitForAsyncUtils.sleep(300, TimeUnit.MILLISECONDS);
        assertEquals(before, stage.onScreen(() -> bar.lookup(".bar").getTranslateX()), 1);

        stage.onScreen(() -> {
            appearance.choose(Motion.FULL);
            return true;
        });
        stage.until("it turns again", () -> busy.lookup(".spinner").isVisible());
        stage.onScreen(() -> {
            beside.close();
            return true;
        });
    }

    @Test
    void reducedMotionFollowsTheSystemUntilItIsChosen() {
        SimpleBooleanProperty system = new SimpleBooleanProperty(true);
        stage.onScreen(() -> {
            Appearance appearance = new Appearance(stage.workspace(),
                    new Appearance.Desktop(new SimpleObjectProperty<>(ColorScheme.LIGHT), system));
            assertTrue(appearance.still().get());
            appearance.choose(Motion.FULL);
            assertFalse(appearance.still().get());
            appearance.choose(Motion.SYSTEM);
            system.set(false);
            assertFalse(appearance.still().get());
            return true;
        });
    }
}
