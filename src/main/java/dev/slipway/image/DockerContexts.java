package dev.slipway.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The docker command line's contexts, as they stand in its folder ({@code ~/.docker}). */
final class DockerContexts {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LARGEST = 10_000_000;
    private static final int MOST = 100;

    private final Path folder;

    DockerContexts(Path folder) {
        this.folder = folder;
    }

    /** The context that is switched on, or an empty text; a configuration that cannot be read names none. */
    String current() {
        return read(folder.resolve("config.json")).path("currentContext").asText("");
    }

    /** Those whose engine is on this computer. */
    List<EnginePlace> local() {
        Path all = folder.resolve("contexts/meta");
        if (!Files.isDirectory(all)) {
            return List.of();
        }
        try (Stream<Path> ids = Files.list(all)) {
            return ids.limit(MOST).map(id -> read(id.resolve("meta.json")).path("Name").asText("")).sorted()
                    .flatMap(name -> find(name).stream()).filter(EnginePlace::isLocal).toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    Optional<EnginePlace> find(String name) {
        String id = sha256(name);
        JsonNode docker = read(folder.resolve("contexts/meta").resolve(id).resolve("meta.json"))
                .path("Endpoints").path("docker");
        String host = docker.path("Host").asText("");
        if (host.isEmpty()) {
            return Optional.empty();
        }
        Path certificates = folder.resolve("contexts/tls").resolve(id).resolve("docker");
        EnginePlace place = EnginePlace.at(host).ofContext(name);
        return Optional.of(Files.isDirectory(certificates) ? place.withCertificates(certificates) : place);
    }

    private static JsonNode read(Path file) {
        try {
            if (Files.isRegularFile(file) && Files.size(file) <= LARGEST) {
                return JSON.readTree(Files.readAllBytes(file));
            }
        } catch (IOException e) {
            // the docker command line goes on without a configuration it cannot read, too
        }
        return JSON.createObjectNode();
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
