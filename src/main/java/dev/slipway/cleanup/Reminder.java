package dev.slipway.cleanup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.change.ProblemException;
import dev.slipway.pipeline.RepositoryFile;
import dev.slipway.pipeline.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Predicate;

/** After how long somebody wants to be reminded of what is running, and whether they have heard enough of it today. */
public final class Reminder {

    /** A working day. */
    public static final int USUAL_HOURS = 8;
    /** A month; who wants to hear later wants never to hear. */
    public static final int MOST_HOURS = 720;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NAME = "reminder.json";
    private static final String HOURS = "afterHours";
    private static final String DISMISSED = "dismissedOn";

    private final StateFolder state;

    public Reminder(StateFolder state) {
        this.state = state;
    }

    /** From 1 to {@link #MOST_HOURS}. */
    public int hours() {
        return hours(read());
    }

    private static int hours(ObjectNode kept) {
        int hours = kept.path(HOURS).asInt(USUAL_HOURS);
        return hours < 1 || hours > MOST_HOURS ? USUAL_HOURS : hours;
    }

    /** @throws ProblemException when it cannot be kept */
    public void setHours(int hours) throws ProblemException {
        write(read().put(HOURS, hours));
    }

    /** Says no more today. */
    public void dismiss(LocalDate today) throws ProblemException {
        write(read().put(DISMISSED, today.toString()));
    }

    /** Whether to remind of what has been running since then; read once, for as many things as one likes. */
    public Predicate<Instant> due(Instant now, LocalDate today) {
        ObjectNode kept = read();
        boolean isDismissed = kept.path(DISMISSED).asText().equals(today.toString());
        Instant latest = now.minus(Duration.ofHours(hours(kept)));
        return running -> !isDismissed && !running.isAfter(latest);
    }

    /** What cannot be read counts as never set. */
    private ObjectNode read() {
        try {
            JsonNode json = Files.isDirectory(state.path())
                    ? JSON.readTree(new RepositoryFile(state.path(), NAME).read().orElse("{}")) : null;
            return json instanceof ObjectNode object ? object : JSON.createObjectNode();
        } catch (ProblemException | IOException e) {
            return JSON.createObjectNode();
        }
    }

    private void write(ObjectNode json) throws ProblemException {
        try {
            Files.createDirectories(state.path());
        } catch (IOException e) {
            throw new ProblemException(new CleanupProblem.StateUnusable(state.path().toString(), String.valueOf(e)), e);
        }
        new RepositoryFile(state.path(), NAME).write(json.toPrettyString());
    }
}
