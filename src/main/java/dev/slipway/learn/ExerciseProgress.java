package dev.slipway.learn;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.change.ProblemException;
import dev.slipway.pipeline.PipelineProblem;
import dev.slipway.pipeline.RepositoryFile;
import dev.slipway.pipeline.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.EnumMap;
import java.util.Map;

/**
 * Which exercises were mended, and how many hints that took, as a JSON file in the state folder. What cannot be read
 * counts as not begun.
 */
public final class ExerciseProgress {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FILE = "exercises.json";

    private final StateFolder state;
    private final Map<Exercise, Integer> mended;

    public ExerciseProgress(StateFolder state) {
        this.state = state;
        this.mended = read();
    }

    public synchronized boolean isMended(Exercise exercise) {
        return mended.containsKey(exercise);
    }

    /** How many exercises were mended. */
    public synchronized int count() {
        return mended.size();
    }

    /**
     * Keeps that it was mended; of several times, the one with the fewest hints.
     *
     * @param hints how many hints were unfolded, 0 to {@link Exercise#HINTS}
     * @throws ProblemException {@link PipelineProblem.Unwritable}; it counts until the program ends all the same
     */
    public synchronized void mended(Exercise exercise, int hints) throws ProblemException {
        mended.merge(exercise, hints, Math::min);
        ObjectNode json = JSON.createObjectNode();
        mended.forEach((it, used) -> json.putObject(it.name()).put("hints", used));
        try {
            Files.createDirectories(state.path());
        } catch (IOException e) {
            throw new ProblemException(new PipelineProblem.Unwritable(state.path().toString(), String.valueOf(e)), e);
        }
        new RepositoryFile(state.path(), FILE).write(json.toPrettyString());
    }

    private Map<Exercise, Integer> read() {
        Map<Exercise, Integer> read = new EnumMap<>(Exercise.class);
        try {
            JsonNode json = JSON.readTree(RepositoryFile.text(state.path().resolve(FILE)));
            for (Exercise exercise : Exercise.values()) {
                if (json.path(exercise.name()).isObject()) {
                    int hints = json.path(exercise.name()).path("hints").asInt(Exercise.HINTS);
                    read.put(exercise, Math.clamp(hints, 0, Exercise.HINTS));
                }
            }
        } catch (ProblemException | JsonProcessingException e) {
            // none yet, or not ours: nobody loses more than a tick
            return read;
        }
        return read;
    }
}
