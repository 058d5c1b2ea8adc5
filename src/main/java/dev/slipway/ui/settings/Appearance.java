package dev.slipway.ui.settings;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.slipway.ui.Latest;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/** How the window looks now: what was chosen by hand, else what the system says; follows both while it is open. */
public final class Appearance {

    /** By meaning, each with its own file. */
    private static final List<String> STYLES = List.of("colors.css", "app.css", "comparison.css", "path.css", "focus.css");
    private static final String STILL = "still.css";

    private final Workspace workspace;
    private final Desktop system;
    private final Optional<SettingsFile> file;
    /** One after the other, so that what was chosen last is what stays. */
    private final Latest<Boolean> keeping;
    private final ReadOnlyObjectWrapper<Settings> settings;
    private final BooleanProperty dark = new SimpleBooleanProperty();
    private final BooleanProperty still = new SimpleBooleanProperty();

    /**
     * What the system is set to.
     *
     * @param colors light or dark
     * @param still  whether its user wants less motion
     */
    public record Desktop(ObservableValue<ColorScheme> colors, ObservableValue<Boolean> still) {}

    /** @param workspace keeps the choices in its state folder, if it has one */
    public Appearance(Workspace workspace, Desktop system) {
        this.workspace = workspace;
        this.system = system;
        this.file = workspace.state().map(SettingsFile::new);
        this.keeping = new Latest<>(workspace.background(), _ -> {});
        this.settings = new ReadOnlyObjectWrapper<>(file.map(SettingsFile::read).orElseGet(Settings::none));
        system.colors().addListener((_, _, _) -> followColors());
        system.still().addListener((_, _, _) -> followMotion());
        followColors();
        followMotion();
        dress();
        dark.addListener((_, _, _) -> dress());
        settings.addListener((_, before, now) -> change(before, now));
        workspace.texts().language().addListener((_, _, now) -> settings.set(settings.get().with(now)));
    }

    /** What was chosen by hand. */
    public ReadOnlyObjectProperty<Settings> settings() {
        return settings.getReadOnlyProperty();
    }

    /** Looks like this from now on, also at the next start. */
    public void choose(Theme theme) {
        settings.set(settings.get().with(theme));
    }

    /** Writes as large as this from now on, also at the next start. */
    public void choose(TextSize size) {
        settings.set(settings.get().with(size));
    }

    /** Moves as much as this from now on, also at the next start. */
    public void choose(Motion motion) {
        settings.set(settings.get().with(motion));
    }

    /** Dark or light. */
    public BooleanProperty dark() {
        return dark;
    }

    /** Whether nothing is to move that need not. */
    public BooleanProperty still() {
        return still;
    }

    /**
     * Styles the scene, now and whenever something changes. The style sheets are the scene's: of a parent's, JavaFX notes
     * every node below as a user, in a list that it searches for each one, and a large form then opens a third slower.
     */
    public void style(Scene scene) {
        Runnable restyle = () -> scene.getStylesheets().setAll(sheets());
        settings.addListener((_, _, _) -> restyle.run());
        still.addListener((_, _, _) -> restyle.run());
        restyle.run();
        SizeKeys.listen(scene, this);
    }

    private List<String> sheets() {
        TextSize size = settings.get().size();
        List<String> sheets = new ArrayList<>();
        STYLES.forEach(name -> sheets.add(Scaled.address(own(name), size)));
        if (still.get()) {
            sheets.add(Scaled.address(own(STILL), size));
        }
        sheets.add(Scaled.address(TextSheet.of(size, workspace.texts().language().get(), Font.getFamilies()).text()));
        return sheets;
    }

    private static URI own(String name) {
        return URI.create(Texts.class.getResource(name).toExternalForm());
    }

    private void change(Settings before, Settings now) {
        if (now.theme() != before.theme()) {
            followColors();
        }
        if (now.motion() != before.motion()) {
            followMotion();
        }
        if (!now.size().equals(before.size())) {
            dress();
        }
        keep(now);
    }

    private void followColors() {
        dark.set(switch (settings.get().theme()) {
            case SYSTEM -> system.colors().getValue() == ColorScheme.DARK;
            case LIGHT -> false;
            case DARK -> true;
        });
    }

    private void followMotion() {
        still.set(switch (settings.get().motion()) {
            case SYSTEM -> system.still().getValue();
            case REDUCED -> true;
            case FULL -> false;
        });
    }

    private void dress() {
        String theme = (dark.get() ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet();
        URI sheet = URI.create(PrimerDark.class.getResource(theme).toExternalForm());
        String address = Scaled.address(sheet, settings.get().size());
        if (!address.equals(Application.getUserAgentStylesheet())) {
            Application.setUserAgentStylesheet(address);
        }
    }

    /** Nobody waits for it, and a state folder that cannot be written has been told already: the ledger is in it. */
    private void keep(Settings now) {
        file.ifPresent(to -> keeping.next(_ -> {
            to.write(now);
            return true;
        }));
    }
}
