package dev.slipway.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks for a command line that builds with BuildKit: {@code docker buildx}, buildx's executable by itself, or a docker
 * before 23, which has BuildKit's client inside.
 */
public final class BuildKitFinder {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Pattern BUILDX = Pattern.compile("github\\.com/docker/buildx (\\S{1,100}).*", Pattern.DOTALL);
    private static final Pattern DOCKER =
            Pattern.compile("Docker version ((\\d{1,4})\\.(\\d{1,4})[^,\\s]{0,100}).*", Pattern.DOTALL);

    private final Map<String, String> environment;
    private final ProgramPlaces places;
    private Map<Path, Long> seen = Map.of();
    private Optional<BuildKit> found = Optional.empty();

    BuildKitFinder(Map<String, String> environment, ProgramPlaces places) {
        this.places = places;
        Map<String, String> own = new HashMap<>(environment);
        own.keySet().removeIf(name -> name.equalsIgnoreCase("PATH"));
        own.put("PATH", places.path());
        own.put("DOCKER_CLI_HINTS", "false");
        this.environment = own;
    }

    /** On this computer. */
    public static BuildKitFinder of(Map<String, String> environment, Path home, String osName) {
        return new BuildKitFinder(environment, ProgramPlaces.of(environment, home, osName));
    }

    /** The first that answers; asked again only after a program has come, gone or changed. */
    synchronized Optional<BuildKit> find() {
        Map<Path, Long> now = executables();
        if (!now.equals(seen)) {
            found = ask(now);
            seen = now;
        }
        return found;
    }

    private Map<Path, Long> executables() {
        Map<Path, Long> executables = new LinkedHashMap<>();
        places.programs().forEach(folder -> add(folder.resolve("docker" + places.ending()), executables));
        places.plugins().forEach(folder -> add(folder.resolve("docker-buildx" + places.ending()), executables));
        return executables;
    }

    private static void add(Path file, Map<Path, Long> executables) {
        try {
            if (Files.isRegularFile(file) && Files.isExecutable(file)) {
                executables.put(file, Files.getLastModifiedTime(file).toMillis());
            }
        } catch (IOException e) {
            // gone between two looks
        }
    }

    private Optional<BuildKit> ask(Map<Path, Long> executables) {
        List<Program> dockers = executables.keySet().stream().filter(this::isDocker).map(this::program).toList();
        return dockers.stream().flatMap(docker -> buildx(docker.with("buildx")).stream()).findFirst()
                .or(() -> executables.keySet().stream().filter(file -> !isDocker(file)).map(this::program)
                        .flatMap(plugin -> buildx(plugin).stream()).findFirst())
                .or(() -> dockers.stream().flatMap(docker -> withClientInside(docker).stream()).findFirst());
    }

    private boolean isDocker(Path file) {
        return file.getFileName().toString().equals("docker" + places.ending());
    }

    private Program program(Path file) {
        return new Program(List.of(file.toString()), environment);
    }

    /** Podman's stand-in for docker has a buildx of another kind, which says so. */
    private static Optional<BuildKit> buildx(Program buildx) {
        return buildx.with("version").says(PATIENCE).map(BUILDX::matcher).filter(Matcher::matches)
                .map(version -> new BuildKit(buildx, new Builder.Buildx(version.group(1))));
    }

    /** From 23 on, docker asks buildx and cannot build with BuildKit without it; 18.09 was the first with it. */
    private static Optional<BuildKit> withClientInside(Program docker) {
        return docker.with("--version").says(PATIENCE).map(DOCKER::matcher).filter(Matcher::matches)
                .filter(version -> {
                    int year = Integer.parseInt(version.group(2));
                    return year > 18 && year < 23 || year == 18 && Integer.parseInt(version.group(3)) >= 9;
                }).map(version -> new BuildKit(docker, new Builder.CommandLine(version.group(1))));
    }
}
