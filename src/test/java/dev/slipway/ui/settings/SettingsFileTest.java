package dev.slipway.ui.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.pipeline.StateFolder;
import dev.slipway.ui.Texts.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFileTest {

    private static final Settings CHOSEN = new Settings(Theme.DARK, new TextSize(150), Motion.REDUCED,
            Optional.of(Language.JAPANESE));

    @TempDir
    private Path home;

    private SettingsFile file() {
        return new SettingsFile(new StateFolder(home.resolve("state")));
    }

    private Path path() throws Exception {
        Files.createDirectories(home.resolve("state"));
        return home.resolve("state/settings.json");
    }

    @Test
    void whatWasChosenIsThereAtTheNextStart() throws Exception {
        file().write(CHOSEN);

        assertEquals(CHOSEN, file().read());
    }

    @Test
    void withoutAFileNothingIsChosen() {
        assertEquals(Settings.none(), file().read());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{\"theme\": 7, \"text\": \"big\", \"motion\": {}, \"language\": []}",
        "{\"theme\": \"SEPIA\", \"language\": \"LATIN\"}", "\u0000\u0001"})
    void aBrokenFileCountsAsNothingChosenAndCanBeWrittenAnew(String broken) throws Exception {
        Files.writeString(path(), broken);
        assertEquals(Settings.none(), file().read());

        file().write(CHOSEN);

        assertEquals(CHOSEN, file().read());
    }

    @Test
    void aFileNestedDeeplyIsNothingChosenEither() throws Exception {
        Files.writeString(path(), "[".repeat(100_000));

        assertEquals(Settings.none(), file().read());
    }

    @Test
    void whatAnotherVersionWroteStaysUnlessItIsChosenAnew() throws Exception {
        Files.writeString(path(), "{\"theme\": \"SEPIA\", \"fonts\": {\"code\": \"Courier\"}, \"text\": 110}");

        file().write(file().read().with(Motion.FULL));

        String text = Files.readString(path());
        assertTrue(text.contains("SEPIA") && text.contains("Courier") && text.contains("110"), text);
        assertEquals(Motion.FULL, file().read().motion());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 79, Integer.MIN_VALUE})
    void aSizeThatCannotBeChosenBecomesTheNearest(int percent) {
        assertEquals(new TextSize(80), TextSize.nearest(percent));
    }

    @Test
    void sizesGoUpAndDownByOneAndEndSomewhere() {
        assertEquals(new TextSize(110), TextSize.USUAL.larger());
        assertEquals(new TextSize(90), TextSize.USUAL.smaller());
        assertEquals(new TextSize(200), new TextSize(200).larger());
        assertEquals(new TextSize(80), new TextSize(80).smaller());
        assertEquals(new TextSize(200), TextSize.nearest(Integer.MAX_VALUE));
    }
}
