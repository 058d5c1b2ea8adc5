package dev.slipway.pipeline;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.change.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The pipelines worked on so far, one JSON file each in the state folder. Written whole or not at all; read tolerantly:
 * what a file does not say is the default, and a file that cannot be read hides no other.
 */
public final class PipelineFiles {

    /** Nobody has more; a folder full of something else is not read to its end. */
    private static final int MOST = 200;
    private static final String USED = "used";

    private static final ObjectMapper JSON =
            new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

    private final Path folder;
    private final InstantSource clock;

    /** What one file said, and when it was written. */
    private record Read(SavedPipeline saved, Instant used) {}

    public PipelineFiles(StateFolder state, InstantSource clock) {
        this.folder = state.pipelines();
        this.clock = clock;
    }

    /**
     * Keeps it, as the latest one.
     *
     * @throws ProblemException a {@link PipelineProblem} when it cannot be written; what was kept before is still there
     */
    public void save(SavedPipeline saved) throws ProblemException {
        ObjectNode json = JSON.valueToTree(saved);
        json.put(USED, clock.instant().toString());
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new ProblemException(new PipelineProblem.Unwritable(folder.toString(), String.valueOf(e)), e);
        }
        new RepositoryFile(folder, name(saved.pipeline().repository(), saved.region())).write(json.toPrettyString());
    }

    /** The latest first. */
    public List<SavedPipeline> recent() {
        return read().stream().sorted(Comparator.comparing(Read::used).reversed()).map(Read::saved).toList();
    }

    /** What was kept of a repository's pipeline in that region. */
    public Optional<SavedPipeline> find(RepositoryName repository, String region) {
        return read(folder.resolve(name(repository, region))).map(Read::saved);
    }

    private static String name(RepositoryName repository, String region) {
        return region + "_" + repository.fileName() + ".json";
    }

    private List<Read> read() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Read> read = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(".json")).limit(MOST).forEach(file ->
                    read(file).ifPresent(read::add));
        } catch (IOException e) {
            // nothing that could be shown is lost by showing none
            return List.of();
        }
        return read;
    }

    private static Optional<Read> read(Path file) {
        try {
            JsonNode json = JSON.readTree(RepositoryFile.text(file));
            JsonNode repository = json.path("pipeline").path("repository");
            RepositoryName name = new RepositoryName(repository.path("owner").asText(), repository.path("name").asText());
            ObjectNode whole = JSON.valueToTree(new SavedPipeline(Pipeline.defaults(name, "main"), "", "", ""));
            JSON.readerForUpdating(whole).readValue(json);
            return Optional.of(new Read(JSON.treeToValue(whole, SavedPipeline.class),
                    Instant.parse(json.path(USED).asText())));
        } catch (ProblemException | IOException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
