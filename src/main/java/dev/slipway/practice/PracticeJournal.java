package dev.slipway.practice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.change.ProblemException;
import dev.slipway.learn.KeptProblem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What was done to a practice account since it began, in a file of JSON lines: the first one says what it is, each other
 * is one change. Whoever does it all again, at the same practice times, has the same account.
 *
 * @param begun practice time
 * @param isCut whether half a line at the end, of a program that was killed, was left out
 */
public record PracticeJournal(String region, Instant begun, List<JournalLine> lines, boolean isCut) {

    /** What stands in the place of a secret's value; only the ARN of a role is no secret. */
    public static final String MASKED = "(masked)";

    static final long MOST_BYTES = 64L * 1_024 * 1_024;

    private static final int VERSION = 1;
    private static final int MOST_LINES = 200_000;
    /** What goes on by itself in the account takes its time to be done again. */
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final Instant EARLIEST = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REGION = "[a-z]{2}(?:-[a-z]+)+-\\d";

    public PracticeJournal {
        lines = List.copyOf(lines);
    }

    /** One that begins now. */
    static PracticeJournal begun(String region, Instant at) {
        return new PracticeJournal(region, at, List.of(), false);
    }

    /** The practice time up to which it tells. */
    public Instant end() {
        return lines.isEmpty() ? begun : lines.getLast().at();
    }

    /** The first line, without its end. */
    private String head() {
        return JSON.createObjectNode().put("slipway", "practice").put("version", VERSION).put("region", region)
                .put("begun", begun.toString()).toString();
    }

    private void write(Writer to, UnaryOperator<JsonNode> shown) throws IOException {
        to.write(head() + "\n");
        for (JournalLine line : lines) {
            to.write(shown.apply(line.json()) + "\n");
        }
    }

    /**
     * Writes it all into a file of its own, which is there as a whole or, where that fails, as it was before.
     *
     * @param shown what is written of each line
     * @throws ProblemException {@link KeptProblem.Unwritable}
     */
    public void save(Path file, UnaryOperator<JsonNode> shown) throws ProblemException {
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (Writer writer = Files.newBufferedWriter(beside)) {
                write(writer, shown);
            }
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /**
     * Writes what was done as a shell script of {@code aws}, {@code git}, {@code gh} and {@code docker} commands.
     *
     * @param shown what may be seen of each line
     * @throws ProblemException {@link KeptProblem.Unwritable}
     */
    public void saveCommands(Path file, UnaryOperator<JsonNode> shown) throws ProblemException {
        try {
            Files.writeString(file, new JournalCommands(region, shown).script(lines));
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static ProblemException unwritable(Path file, IOException e) {
        return new ProblemException(new KeptProblem.Unwritable(file.toString(), String.valueOf(e)), e);
    }

    /**
     * Reads such a file.
     *
     * @throws ProblemException a {@link KeptProblem} when it is none, a later version's, too large, or says in some line
     *     what cannot be done
     */
    public static PracticeJournal read(Path file) throws ProblemException {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw tooLarge(file);
            }
            return new Reading(file).read();
        } catch (IOException e) {
            throw new ProblemException(new KeptProblem.Unreadable(file.toString(), String.valueOf(e)), e);
        }
    }

    private static ProblemException tooLarge(Path file) {
        return new ProblemException(new KeptProblem.TooLarge(file.toString(), (int) (MOST_BYTES >> 20)));
    }

    /** One file being read. */
    private static final class Reading {

        private final Path file;
        private final SdkRequests requests = new SdkRequests();
        private final List<JournalLine> lines = new ArrayList<>();
        private Instant begun;
        private Instant now;

        Reading(Path file) {
            this.file = file;
        }

        PracticeJournal read() throws IOException, ProblemException {
            // a reader of this kind makes a sign of bytes that are no UTF-8, which then are in no JSON of ours
            try (BufferedReader reader = new BufferedReader(
                    new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
                PracticeJournal head = head(reader.readLine());
                begun = head.begun();
                now = begun;
                String line = reader.readLine();
                while (line != null) {
                    String next = reader.readLine();
                    if (next == null && isCut(line)) {
                        return new PracticeJournal(head.region(), begun, lines, true);
                    }
                    add(line);
                    line = next;
                }
                return new PracticeJournal(head.region(), begun, lines, false);
            }
        }

        /** Whether the last line of the file is half of one. */
        private boolean isCut(String line) throws IOException {
            try (SeekableByteChannel channel = Files.newByteChannel(file)) {
                ByteBuffer last = ByteBuffer.allocate(1);
                channel.position(channel.size() - 1).read(last);
                if (last.get(0) != '\n') {
                    JSON.readTree(line);
                }
                return false;
            } catch (JsonProcessingException e) {
                return true;
            }
        }

        private PracticeJournal head(String line) throws ProblemException {
            try {
                JsonNode head = JSON.readTree(line == null ? "" : line);
                if (!"practice".equals(head.path("slipway").asText()) || !head.path("version").isIntegralNumber()) {
                    throw new ProblemException(new KeptProblem.NoPracticeFile(file.toString()));
                }
                if (head.path("version").asInt(0) != VERSION) {
                    throw new ProblemException(
                            new KeptProblem.NewerVersion(file.toString(), head.path("version").asText()));
                }
                String region = head.path("region").asText();
                if (!region.matches(REGION)) {
                    throw bad(0, "no region " + JournalFields.brief(region), null);
                }
                Instant at = Instant.parse(head.path("begun").asText());
                if (at.isBefore(EARLIEST) || at.isAfter(LATEST)) {
                    throw bad(0, "begun cannot be " + at, null);
                }
                return PracticeJournal.begun(region, at);
            } catch (JsonProcessingException e) {
                throw new ProblemException(new KeptProblem.NoPracticeFile(file.toString()), e);
            } catch (DateTimeException e) {
                throw bad(0, "begun is no time: " + e.getMessage(), e);
            }
        }

        private void add(String line) throws ProblemException {
            int number = lines.size() + 1;
            if (number > MOST_LINES) {
                throw tooLarge(file);
            }
            try {
                JournalLine read = JournalLine.parse(line, requests);
                check(read);
                lines.add(read);
                now = read.at();
            } catch (IllegalArgumentException e) {
                throw bad(number, String.valueOf(e.getMessage()), e);
            }
        }

        private void check(JournalLine line) {
            if (line.at().isBefore(now)) {
                throw new IllegalArgumentException(line.at() + " is earlier than the line before");
            }
            if (line.at().isAfter(begun.plus(LONGEST))) {
                throw new IllegalArgumentException(line.at() + " is more than " + LONGEST.toDays()
                        + " days after the begin");
            }
            if (lines.isEmpty() && !(line.change() instanceof PracticeChange.Committed)) {
                throw new IllegalArgumentException("the first commit has to come before everything else");
            }
        }

        /** @param line counted from 0, the head */
        private ProblemException bad(int line, String reason, Throwable cause) {
            return new ProblemException(new KeptProblem.BadLine(file.toString(), line + 1, reason), cause);
        }
    }

    /** Adds lines to a journal's file, each of which is with the system before {@link #add} returns. */
    static final class Writing {

        private final Path file;
        private final UnaryOperator<JsonNode> shown;
        private final Writer writer;
        private long bytes;

        private Writing(Path file, UnaryOperator<JsonNode> shown) throws IOException {
            this.file = file;
            this.shown = shown;
            this.bytes = Files.size(file);
            this.writer = Files.newBufferedWriter(file, StandardOpenOption.APPEND);
        }

        /** @throws ProblemException {@link KeptProblem.Unwritable} */
        static Writing open(Path file, UnaryOperator<JsonNode> shown) throws ProblemException {
            try {
                return new Writing(file, shown);
            } catch (IOException e) {
                throw unwritable(file, e);
            }
        }

        void add(JournalLine line) throws ProblemException {
            String text = shown.apply(line.json()) + "\n";
            bytes += text.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > MOST_BYTES) {
                throw tooLarge(file);
            }
            try {
                writer.write(text);
                writer.flush();
            } catch (IOException e) {
                throw unwritable(file, e);
            }
        }

        /** Every line is with the system already, so nothing can be lost here. */
        void close() {
            try {
                writer.close();
            } catch (IOException e) {
                bytes = MOST_BYTES;
            }
        }
    }
}
