package dev.slipway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a window needs of this computer, looked at before JavaFX is, whose own words are a stack trace. Only Linux lets
 * these things be missing.
 *
 * @param loads       whether a shared library of this name can be loaded
 * @param fontFolders where fonts are installed
 */
record Desktop(boolean isLinux, Map<String, String> environment, Predicate<String> loads, List<Path> fontFolders) {

    /** A shared library and the package that holds it. */
    private record Library(String name, String debian, String fedora) {}

    private static final List<Library> NEEDED = List.of(
            new Library("libgtk-3.so.0", "libgtk-3-0", "gtk3"),
            new Library("libXtst.so.6", "libxtst6", "libXtst"),
            new Library("libfreetype.so.6", "libfreetype6", "freetype"),
            new Library("libpangoft2-1.0.so.0", "libpangoft2-1.0-0", "pango"));
    /** Without these JavaFX draws by itself, slower; its complaints would only worry the user. */
    private static final List<String> GRAPHICS = List.of("libGL.so.1", "libXxf86vm.so.1");
    private static final int DEEPEST_FONT = 6;

    static Desktop ofThisComputer() {
        Map<String, String> environment = System.getenv();
        Path home = Path.of(System.getProperty("user.home"));
        return new Desktop(System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux"), environment,
                Desktop::canLoad, List.of(Path.of("/usr/share/fonts"), Path.of("/usr/local/share/fonts"),
                home.resolve(".fonts"), home.resolve(".local/share/fonts")));
    }

    /** What is missing, if anything is. */
    Optional<StartProblem> problem() {
        if (!isLinux) {
            return Optional.empty();
        }
        return display().or(this::libraries).or(this::fonts);
    }

    boolean hasGraphicsLibraries() {
        return !isLinux || GRAPHICS.stream().allMatch(loads);
    }

    /** What to say of what JavaFX threw while it started. */
    StartProblem explain(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        if (message.contains("Unable to open DISPLAY")) {
            return new StartProblem.DisplayRefused(variable("DISPLAY"));
        }
        return new StartProblem.ToolkitFailed(failure.getClass().getSimpleName() + ": " + message);
    }

    private Optional<StartProblem> display() {
        if (!variable("DISPLAY").isEmpty()) {
            return Optional.empty();
        }
        String wayland = variable("WAYLAND_DISPLAY");
        return Optional.of(wayland.isEmpty() ? new StartProblem.NoDisplay() : new StartProblem.OnlyWayland(wayland));
    }

    private Optional<StartProblem> libraries() {
        List<Library> missing = NEEDED.stream().filter(library -> !loads.test(library.name)).toList();
        return missing.isEmpty() ? Optional.empty() : Optional.of(new StartProblem.MissingLibraries(
                missing.stream().map(Library::name).toList(),
                missing.stream().map(Library::debian).collect(Collectors.joining(" ")),
                missing.stream().map(Library::fedora).collect(Collectors.joining(" "))));
    }

    private Optional<StartProblem> fonts() {
        return fontFolders.stream().anyMatch(Desktop::holdsFont) ? Optional.empty()
                : Optional.of(new StartProblem.NoFonts());
    }

    private static boolean holdsFont(Path folder) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.find(folder, DEEPEST_FONT, (file, _) ->
                file.toString().toLowerCase(Locale.ROOT).matches(".*\\.(ttf|otf|ttc|otc|pfb)"))) {
            return files.findAny().isPresent();
        } catch (IOException | UncheckedIOException e) {
            // a folder that cannot be read proves nothing: let JavaFX try
            return true;
        }
    }

    @SuppressWarnings("restricted")
    private static boolean canLoad(String library) {
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup.libraryLookup(library, arena);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private String variable(String name) {
        return environment.getOrDefault(name, "").strip();
    }
}
