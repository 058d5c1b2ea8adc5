package dev.slipway.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * What was changed, one JSON line an event, written and forced to disk before and after each change: names, ids and
 * hashes, no contents. One file per account, region and pipeline, locked against a second writer while open.
 */
public final class Ledger implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long MOST_BYTES = 16 * 1_024 * 1_024;

    private final LockedFile file;
    private final InstantSource clock;

    private Ledger(LockedFile file, InstantSource clock) {
        this.file = file;
        this.clock = clock;
    }

    /**
     * Opens the ledger and locks it.
     *
     * @throws ProblemException {@link ChangeProblem.LedgerBusy} when another Slipway holds it,
     *     {@link ChangeProblem.LedgerUnwritable} when the file cannot be made or written
     */
    public static Ledger open(Path file, InstantSource clock) throws ProblemException {
        return new Ledger(LockedFile.open(file), clock);
    }

    /** What a ledger says that may be another program's at this moment; nothing when it cannot be read, or is endless. */
    public static List<Entry> read(Path file) {
        List<Entry> entries = new ArrayList<>();
        try {
            if (Files.isRegularFile(file) && Files.size(file) <= MOST_BYTES) {
                Files.readAllLines(file).forEach(line -> read(line, entries));
            }
        } catch (IOException e) {
            return List.of();
        }
        return entries;
    }

    /** Starts writing one plan's changes; until {@link Writing#finished} the plan counts as interrupted. */
    Writing begin(String operation, List<Change> changes) throws ProblemException {
        Writing writing = new Writing(operation, clock.instant() + "/" + file.size());
        for (Change change : changes) {
            writing.write("planned", change, "");
        }
        return writing;
    }

    /** All events, oldest first; lines that cannot be read (a killed write, a newer Slipway's) are passed over. */
    public List<Entry> entries() throws ProblemException {
        List<Entry> entries = new ArrayList<>();
        for (String line : file.lines()) {
            read(line, entries);
        }
        return entries;
    }

    /**
     * The latest plan that was never finished (killed, lost, cancelled or failed half-way), as long as its operation
     * has not been carried through since.
     */
    public Interruption interruption() throws ProblemException {
        return Interruption.of(entries());
    }

    /** Writes that nothing of an interrupted plan is left to do, or that the user wants it no more. */
    public void settle(Interruption interruption) throws ProblemException {
        if (!interruption.isNone()) {
            new Writing(interruption.operation(), interruption.run()).finished();
        }
    }

    private static void read(String line, List<Entry> entries) {
        try {
            JsonNode node = JSON.readTree(line);
            String kind = node.path("kind").asText();
            Subject what = kind.isEmpty() ? null
                    : new Subject(Subject.Kind.valueOf(kind), node.path("name").asText());
            Entry entry = new Entry(node.path("at").asText(), node.path("run").asText(),
                    node.path("operation").asText(), node.path("event").asText(), node.path("type").asText(), what,
                    node.path("detail").asText());
            if (!entry.run().isEmpty() && !entry.operation().isEmpty()) {
                entries.add(entry);
            }
        } catch (JsonProcessingException | IllegalArgumentException e) {
            // half a line of a killed program, or a newer program's kind: the lines around it still count
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /**
     * One line.
     *
     * @param at     when, in ISO 8601
     * @param run    tells the runs of plans apart
     * @param event  planned, intended, done, failed or finished
     * @param type   Create, Update, Delete or Run; empty for finished
     * @param what   null for finished
     * @param detail the id of what was made (done), the problem's key (failed), else empty
     */
    public record Entry(String at, String run, String operation, String event, String type, Subject what,
                        String detail) {}

    /** Writes the events of one plan. */
    final class Writing {

        private final String operation;
        private final String run;

        private Writing(String operation, String run) {
            this.operation = operation;
            this.run = run;
        }

        void intended(Change change) throws ProblemException {
            write("intended", change, "");
        }

        void done(Change change, String id) throws ProblemException {
            write("done", change, id);
        }

        void failed(Change change, Problem problem) throws ProblemException {
            write("failed", change, problem.key());
        }

        void finished() throws ProblemException {
            file.append(line("finished", "").toString());
        }

        private void write(String event, Change change, String detail) throws ProblemException {
            ObjectNode line = line(event, detail);
            line.put("type", change.getClass().getSimpleName());
            line.put("kind", change.what().kind().name());
            line.put("name", change.what().name());
            line.put("hash", sha256(change.fingerprint()));
            file.append(line.toString());
        }

        private ObjectNode line(String event, String detail) {
            ObjectNode line = JSON.createObjectNode();
            line.put("at", clock.instant().toString());
            line.put("run", run);
            line.put("operation", operation);
            line.put("event", event);
            if (!detail.isEmpty()) {
                line.put("detail", detail);
            }
            return line;
        }
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
