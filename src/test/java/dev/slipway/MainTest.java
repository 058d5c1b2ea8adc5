package dev.slipway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.parts.ChildJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process of its own, on a machine without a screen. */
class MainTest {

    @Test
    void aQuestionOfTheCommandLineLoadsNoToolkit(@TempDir Path folder) throws Exception {
        Path loaded = folder.resolve("loaded");
        ChildJvm.Ended ended = ChildJvm.of(Main.class, "--version")
                .with("JDK_JAVA_OPTIONS", "-Xlog:class+load:file=" + loaded).run();

        assertEquals(0, ended.status(), ended.err());
        assertTrue(ended.out().startsWith("Slipway "), ended.out());
        String classes = Files.readString(loaded);
        assertTrue(classes.contains("dev.slipway.CommandLine"), "the log says what was loaded");
        assertFalse(classes.contains("com.sun.javafx.tk"), "the toolkit was loaded");
        assertFalse(classes.contains("dev.slipway.App "), "the window was loaded");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void withoutAScreenTheProgramSaysSoInWords() throws Exception {
        ChildJvm.Ended ended = ChildJvm.of(Main.class).run();

        assertEquals(3, ended.status());
        assertEquals("", ended.out());
        assertTrue(ended.err().startsWith("Slipway found no screen to open its window on"), ended.err());
        assertTrue(ended.err().contains("DISPLAY"), ended.err());
        assertFalse(ended.err().contains("Exception"), ended.err());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aScreenThatIsNotThereIsNamed() throws Exception {
        ChildJvm.Ended ended = ChildJvm.of(Main.class).with("DISPLAY", ":12345").run();

        assertEquals(3, ended.status());
        assertTrue(ended.err().contains("The screen :12345 does not let Slipway in"), ended.err());
        assertFalse(ended.err().contains("\tat "), ended.err());
        assertFalse(ended.err().contains("Unsupported JavaFX configuration"), ended.err());
    }
}
