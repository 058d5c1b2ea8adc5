package dev.slipway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DesktopTest {

    private static final Map<String, String> SCREEN = Map.of("DISPLAY", ":0");

    @TempDir
    private Path fonts;

    @BeforeEach
    void installAFont() throws IOException {
        Files.createFile(Files.createDirectories(fonts.resolve("truetype/dejavu")).resolve("DejaVuSans.TTF"));
    }

    @Test
    void aWholeDesktopLacksNothing() {
        assertEquals(Optional.empty(), lacking(SCREEN, Set.of()));
    }

    @Test
    void noScreenIsToldApartFromWaylandAlone() {
        assertEquals(Optional.of(new StartProblem.NoDisplay()), lacking(Map.of(), Set.of()));
        assertEquals(Optional.of(new StartProblem.NoDisplay()), lacking(Map.of("DISPLAY", " "), Set.of()));
        assertEquals(Optional.of(new StartProblem.OnlyWayland("wayland-0")),
                lacking(Map.of("WAYLAND_DISPLAY", "wayland-0"), Set.of()));
    }

    @Test
    void missingLibrariesAreNamedWithTheirPackages() {
        assertEquals(Optional.of(new StartProblem.MissingLibraries(List.of("libgtk-3.so.0", "libXtst.so.6"),
                "libgtk-3-0 libxtst6", "gtk3 libXtst")), lacking(SCREEN, Set.of("libgtk-3.so.0", "libXtst.so.6")));
    }

    @Test
    void withoutGraphicsLibrariesJavaFxCanStillDraw() {
        assertEquals(Optional.empty(), lacking(SCREEN, Set.of("libGL.so.1")));
        assertFalse(new Desktop(true, SCREEN, library -> !library.equals("libGL.so.1"), List.of(fonts))
                .hasGraphicsLibraries());
    }

    @Test
    void aComputerWithoutFontsIsTold(@TempDir Path empty) {
        assertEquals(Optional.of(new StartProblem.NoFonts()), new Desktop(true, SCREEN, _ -> true,
                List.of(empty, empty.resolve("missing"))).problem());
    }

    @Test
    void otherSystemsBringAllOfItAlong() {
        Desktop mac = new Desktop(false, Map.of(), _ -> false, List.of());
        assertEquals(Optional.empty(), mac.problem());
        assertTrue(mac.hasGraphicsLibraries());
    }

    @Test
    void whatJavaFxThrowsIsExplained() {
        Desktop desktop = new Desktop(true, Map.of("DISPLAY", ":5"), _ -> true, List.of(fonts));
        assertEquals(new StartProblem.DisplayRefused(":5"),
                desktop.explain(new UnsupportedOperationException("Unable to open DISPLAY")));
        assertEquals(new StartProblem.ToolkitFailed("UnsatisfiedLinkError: no glass"),
                desktop.explain(new UnsatisfiedLinkError("no glass")));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void librariesOfThisComputerAreReallyTried() {
        Desktop here = Desktop.ofThisComputer();
        assertTrue(here.loads().test("libc.so.6"));
        assertFalse(here.loads().test("libslipway-has-no-such.so.9"));
    }

    private Optional<StartProblem> lacking(Map<String, String> environment, Set<String> missing) {
        return new Desktop(true, environment, library -> !missing.contains(library), List.of(fonts)).problem();
    }
}
