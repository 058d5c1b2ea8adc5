package dev.slipway.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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

    private final Path file;
    private final FileChannel channel;
    private final InstantSource clock;

    private Ledger(Path file, FileChannel channel, InstantSource clock) {
        this.file = file;
        this.channel = channel;
        this.clock = clock;
    }

    /**
     * Opens the ledger and locks it.
     *
     * @throws ProblemException {@link ChangeProblem.LedgerBusy} when another Slipway holds it,
     *     {@link ChangeProblem.LedgerUnwritable} when the file cannot be made or written
     */
    public static Ledger open(Path file, InstantSource clock) throws ProblemException {
        FileChannel channel = null;
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new ProblemException(new ChangeProblem.LedgerBusy(file.toString()));
            }
            endCutLine(channel);
            return new Ledger(file, channel, clock);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** A killed program may have left half a line; what comes next starts on a line of its own. */
    private static void endCutLine(FileChannel channel) throws IOException {
        long size = channel.size();
        channel.position(size);
        if (size == 0) {
            return;
        }
        ByteBuffer last = ByteBuffer.allocate(1);
        channel.read(last, size - 1);
        if (last.get(0) != '\n') {
            channel.write(ByteBuffer.wrap(new byte[] {'\n'}));
        }
    }

    /** Starts writing one plan's changes; until {@link Writing#finished} the plan counts as interrupted. */
    Writing begin(String operation, List<Change> changes) throws ProblemException {
        Writing writing = new Writing(operation, clock.instant().toString());
        for (Change change : changes) {
            writing.write("planned", change, "");
        }
        return writing;
    }

    /** All events, oldest first; lines that cannot be read (a killed write) are passed over. */
    public List<Entry> entries() throws ProblemException {
        List<Entry> entries = new ArrayList<>();
        try {
            for (String line : Files.readString(file).split("\n")) {
                if (!line.isBlank()) {
                    read(line, entries);
                }
            }
        } catch (IOException e) {
            throw unwritable(file, e);
        }
        return entries;
    }

    /** The last plan, if it was never finished: killed, lost or failed half-way. */
    public Interruption interruption() throws ProblemException {
        return Interruption.of(entries());
    }

    private static void read(String line, List<Entry> entries) {
        try {
            JsonNode node = JSON.readTree(line);
            String kind = node.path("kind").asText();
            Subject what = kind.isEmpty() ? null
                    : new Subject(Subject.Kind.valueOf(kind), node.path("name").asText());
            entries.add(new Entry(node.path("run").asText(), node.path("operation").asText(),
                    node.path("event").asText(), what, node.path("detail").asText()));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            // half a line of a killed program, or a newer program's kind: the lines around it still count
        }
    }

    private static ProblemException unwritable(Path file, IOException e) {
        return new ProblemException(new ChangeProblem.LedgerUnwritable(file.toString(), String.valueOf(e)), e);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /**
     * One line.
     *
     * @param run    the plan's start, which tells plans apart
     * @param event  planned, intended, done, failed or finished
     * @param what   null for finished
     * @param detail the id of what was made (done), the problem's key (failed), else empty
     */
    public record Entry(String run, String operation, String event, Subject what, String detail) {}

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
            write(line("finished", ""));
        }

        private void write(String event, Change change, String detail) throws ProblemException {
            ObjectNode line = line(event, detail);
            line.put("type", change.getClass().getSimpleName());
            line.put("kind", change.what().kind().name());
            line.put("name", change.what().name());
            line.put("hash", sha256(change.fingerprint()));
            write(line);
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

        private void write(ObjectNode line) throws ProblemException {
            try {
                ByteBuffer bytes = StandardCharsets.UTF_8.encode(line + "\n");
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(false);
            } catch (IOException e) {
                throw unwritable(file, e);
            }
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
