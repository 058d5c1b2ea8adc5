package dev.slipway.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Programs of our own in the places where docker and buildx would be. */
final class FakeDocker {

    static final String BUILDX = "echo 'github.com/docker/buildx v0.13.1 788433953af10f2a698f5c07611dddce2e08c7a0'";

    private final Path folder;

    FakeDocker(Path folder) {
        this.folder = folder;
    }

    /** A program of that name in a folder of that name, run by sh. */
    Path program(String place, String name, String script) throws IOException {
        Path file = Files.createDirectories(folder.resolve(place)).resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return file;
    }

    /** Looks in the folders {@code bin} and {@code plugins} only; sh itself finds its tools all the same. */
    BuildKitFinder finder() {
        return finder(Map.of());
    }

    BuildKitFinder finder(Map<String, String> environment) {
        return new BuildKitFinder(environment, places("bin"));
    }

    ProgramPlaces places(String... bins) {
        List<Path> programs = List.of(bins).stream().map(folder::resolve).toList();
        return new ProgramPlaces(programs, List.of(folder.resolve("plugins")), "");
    }

    /** Buildx that "builds" with this script. */
    BuildKit buildx(String script) throws IOException {
        Path docker = program("bin", "docker", script);
        Map<String, String> environment = new HashMap<>(Map.of("PATH", "/usr/bin:/bin"));
        return new BuildKit(new Program(List.of(docker.toString(), "buildx"), environment), new Builder.Buildx("v0.13.1"));
    }
}
