package dev.slipway.pipeline;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.change.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The pipelines worked on lately, one JSON file each in the state folder, so that two programs do not write over each
 * other's. Each is written whole or not at all, and one that cannot be read hides no other.
 */
public final class RecentPipelines {

    /** Nobody has more; a folder full of something else is not read to its end. */
    private static final int MOST = 200;
    private static final int MOST_MARKS = 50;
    private static final int LONGEST = 4_096;
    private static final long LARGEST_BYTES = 64 * 1_024;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder().streamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(20).build()).build()).build();

    private final PrivateFolder folder;

    public RecentPipelines(StateFolder state) {
        this.folder = new PrivateFolder(state.recent());
    }

    /**
     * Keeps how it stands now. Steps that it says nothing of stand as they did before, unless it is the practice account,
     * which may have begun anew; where it names no step, the one named before stays.
     *
     * @throws ProblemException a {@link PipelineProblem} when it cannot be written; what was kept before is still there
     */
    public void keep(RecentPipeline now) throws ProblemException {
        Optional<RecentPipeline> before = read(file(now));
        Map<String, String> marks = new HashMap<>(before.filter(it -> !it.isPractice()).map(RecentPipeline::marks)
                .orElse(Map.of()));
        marks.putAll(now.marks());
        ObjectNode json = JSON.createObjectNode();
        json.put("account", now.account()).put("region", now.region());
        json.put("owner", now.repository().owner()).put("name", now.repository().name());
        json.put("folder", now.folder()).put("profile", now.profile());
        json.put("step", now.step().isEmpty() ? before.map(RecentPipeline::step).orElse("") : now.step());
        ObjectNode all = json.putObject("marks");
        marks.forEach(all::put);
        json.put("rung", now.rung()).put("seen", now.seen().toString());
        new RepositoryFile(folder.made().path(), now.fileName()).write(json.toPrettyString());
    }

    /**
     * Forgets it; what was made, and what was chosen for it, stays.
     *
     * @throws ProblemException {@link PipelineProblem.Unwritable}
     */
    public void remove(RecentPipeline gone) throws ProblemException {
        try {
            Files.deleteIfExists(file(gone));
        } catch (IOException e) {
            throw new ProblemException(new PipelineProblem.Unwritable(file(gone).toString(), String.valueOf(e)), e);
        }
    }

    /** The latest first. */
    public List<RecentPipeline> all() {
        List<RecentPipeline> read = new ArrayList<>();
        if (Files.isDirectory(folder.path())) {
            try (Stream<Path> files = Files.list(folder.path())) {
                files.filter(file -> file.toString().endsWith(".json")).limit(MOST)
                        .forEach(file -> read(file).ifPresent(read::add));
            } catch (IOException e) {
                // nothing that could be shown is lost by showing none
                return List.of();
            }
        }
        read.sort(Comparator.comparing(RecentPipeline::seen).reversed());
        return read;
    }

    private Path file(RecentPipeline pipeline) {
        return folder.path().resolve(pipeline.fileName());
    }

    /** What is kept under another name than its own is not ours. */
    private static Optional<RecentPipeline> read(Path file) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LARGEST_BYTES) {
                return Optional.empty();
            }
            JsonNode json = JSON.readTree(RepositoryFile.text(file));
            RecentPipeline read = new RecentPipeline(text(json, "account"), text(json, "region"),
                    new RepositoryName(text(json, "owner"), text(json, "name")), text(json, "folder"),
                    text(json, "profile"), text(json, "step"), marks(json.path("marks")), text(json, "rung"),
                    Instant.parse(text(json, "seen")));
            return Optional.of(read).filter(it -> it.fileName().equals(file.getFileName().toString()));
        } catch (ProblemException | IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static Map<String, String> marks(JsonNode json) {
        Map<String, String> marks = new HashMap<>();
        json.properties().stream().limit(MOST_MARKS).filter(entry -> entry.getValue().isTextual())
                .forEach(entry -> marks.put(entry.getKey(), entry.getValue().textValue()));
        return marks;
    }

    private static String text(JsonNode json, String key) {
        String text = json.path(key).asText("");
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
