package dev.slipway.image;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where docker's programs may be: on the PATH, and where Docker Desktop, Homebrew, Rancher Desktop and OrbStack put
 * them, since a program started from the desktop has a short PATH.
 *
 * @param programs folders that may hold {@code docker}
 * @param plugins  folders that may hold {@code docker-buildx}
 * @param ending   of an executable's name: {@code .exe} on Windows, else empty
 * @see <a href="https://github.com/docker/buildx#installing">Where buildx is installed</a>
 */
record ProgramPlaces(List<Path> programs, List<Path> plugins, String ending) {

    private static final List<String> UNIX = List.of("/usr/local/bin", "/opt/homebrew/bin",
            "/Applications/Docker.app/Contents/Resources/bin", "/Applications/OrbStack.app/Contents/MacOS/xbin",
            "/usr/bin", "/snap/bin");
    private static final List<String> UNIX_AT_HOME = List.of(".docker/bin", ".rd/bin", ".orbstack/bin");
    private static final List<String> UNIX_PLUGINS = List.of("/usr/local/lib/docker/cli-plugins",
            "/usr/local/libexec/docker/cli-plugins", "/usr/lib/docker/cli-plugins", "/usr/libexec/docker/cli-plugins",
            "/opt/homebrew/lib/docker/cli-plugins", "/Applications/Docker.app/Contents/Resources/cli-plugins");
    private static final List<String> WINDOWS =
            List.of("Docker/Docker/resources/bin", "Rancher Desktop/resources/resources/win32/bin");
    private static final List<String> WINDOWS_PLUGINS =
            List.of("Docker/cli-plugins", "Docker/Docker/resources/cli-plugins");

    ProgramPlaces {
        programs = List.copyOf(programs);
        plugins = List.copyOf(plugins);
    }

    static ProgramPlaces of(Map<String, String> environment, Path home, String osName) {
        Path docker = path(environment.getOrDefault("DOCKER_CONFIG", "")).orElse(home.resolve(".docker"));
        Stream<Path> own = Stream.of(docker.resolve("cli-plugins"));
        Stream<Path> onPath = Stream.of(pathOf(environment).split(File.pathSeparator))
                .flatMap(folder -> path(folder).stream());
        if (osName.toLowerCase(Locale.ROOT).startsWith("win")) {
            Path files = Path.of(environment.getOrDefault("ProgramFiles", "C:\\Program Files"));
            return new ProgramPlaces(Stream.concat(onPath, WINDOWS.stream().map(files::resolve)).distinct().toList(),
                    Stream.concat(own, WINDOWS_PLUGINS.stream().map(files::resolve)).toList(), ".exe");
        }
        Stream<Path> usual = Stream.concat(UNIX.stream().map(Path::of), UNIX_AT_HOME.stream().map(home::resolve));
        return new ProgramPlaces(Stream.concat(onPath, usual).distinct().toList(),
                Stream.concat(own, UNIX_PLUGINS.stream().map(Path::of)).toList(), "");
    }

    /** As a PATH, so that docker finds its own credential helpers, too. */
    String path() {
        return programs.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /** Windows writes it {@code Path}. */
    private static String pathOf(Map<String, String> environment) {
        return environment.entrySet().stream().filter(variable -> variable.getKey().equalsIgnoreCase("PATH"))
                .map(Map.Entry::getValue).findFirst().orElse("");
    }

    private static Optional<Path> path(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
