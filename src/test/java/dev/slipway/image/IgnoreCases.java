package dev.slipway.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One folder, and what becomes of it with many a {@code .dockerignore}: what {@code DOCKER_BUILDKIT=0 docker build} of
 * Docker's command line 28.2.2 was seen to put into an image, case by case, and where we differ from it and why.
 */
final class IgnoreCases {

    static final String DOCKERFILE = "FROM scratch\nCOPY . /\n";

    private final JsonNode root;

    IgnoreCases() throws IOException {
        try (InputStream json = IgnoreCases.class.getResourceAsStream("dockerignore-cases.json")) {
            root = new ObjectMapper().readTree(json);
        }
    }

    /**
     * One ignore file.
     *
     * @param docker  the names in Docker's image, folders with a slash at the end; empty when it refuses the file
     * @param slipway the same for ours
     * @param modes   what Docker's image has for the folders whose modes are not kept, in octal
     * @param why     they differ, else empty
     */
    record Case(String title, String ignore, Optional<SortedSet<String>> docker, Optional<SortedSet<String>> slipway,
                Map<String, String> modes, String why) {

        boolean isTheSame() {
            return docker.equals(slipway) && modes.isEmpty();
        }

        @Override
        public String toString() {
            return title;
        }
    }

    Stream<Case> cases() {
        return StreamSupport.stream(root.path("cases").spliterator(), false).map(this::read);
    }

    private Case read(JsonNode one) {
        Optional<SortedSet<String>> docker =
                one.has("docker") ? Optional.of(names(one.path("docker"))) : Optional.empty();
        Map<String, String> modes = new TreeMap<>();
        one.path("dockerModes").properties().forEach(mode -> modes.put(mode.getKey(), mode.getValue().asText()));
        return new Case(one.path("title").asText(), one.path("ignore").asText(), docker,
                one.has("slipway") ? Optional.of(names(one.path("slipway"))) : docker, modes, one.path("why").asText());
    }

    private SortedSet<String> names(JsonNode list) {
        SortedSet<String> names = new TreeSet<>();
        if (list.has("sends")) {
            list.path("sends").forEach(name -> names.add(name.asText()));
        } else {
            names.addAll(all());
            list.path("omits").forEach(name -> names.remove(name.asText()));
        }
        return names;
    }

    private Set<String> all() {
        Set<String> all = new TreeSet<>(Set.of("Dockerfile", ".dockerignore"));
        for (JsonNode one : root.path("tree")) {
            String name = one.path("name").asText();
            all.add(name);
            for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
                all.add(name.substring(0, slash + 1));
            }
        }
        return all;
    }

    /** Makes the folder, with a Dockerfile that copies all of it. */
    void layOut(Path folder) throws IOException {
        List<JsonNode> folders = new ArrayList<>();
        for (JsonNode one : root.path("tree")) {
            Path file = folder.resolve(one.path("name").asText());
            Files.createDirectories(file.getParent());
            if (one.has("link")) {
                Files.createSymbolicLink(file, Path.of(one.path("link").asText()));
            } else if (one.path("name").asText().endsWith("/")) {
                Files.createDirectories(file);
                folders.add(one);
            } else {
                Files.writeString(file, one.path("name").asText());
                setMode(file, one.path("mode").asText());
            }
        }
        for (JsonNode one : folders) {
            setMode(folder.resolve(one.path("name").asText()), one.path("mode").asText());
        }
        Files.writeString(folder.resolve("Dockerfile"), DOCKERFILE);
    }

    private static void setMode(Path file, String octal) throws IOException {
        Files.setAttribute(file, "unix:mode", Integer.parseInt(octal, 8), LinkOption.NOFOLLOW_LINKS);
    }
}
