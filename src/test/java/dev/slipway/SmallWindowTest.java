package dev.slipway;

import dev.slipway.ui.Texts;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Each test gets a window of its own, in English and as small as it may be, on an empty practice account. */
abstract class SmallWindowTest {

    @TempDir
    Path home;
    Stagehand stage;

    @BeforeEach
    void open() throws Exception {
        stage = new Stagehand(home, Texts.Language.ENGLISH, 1000, 700);
    }

    @AfterEach
    void close() {
        stage.close();
    }
}
