package dev.slipway.practice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.change.ProblemException;
import dev.slipway.learn.KeptProblem;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
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

    static final int VERSION = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

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

    static ProblemException unwritable(Path file, IOException e) {
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
            return new JournalReading(file).read();
        } catch (IOException e) {
            throw new ProblemException(new KeptProblem.Unreadable(file.toString(), String.valueOf(e)), e);
        }
    }

    static ProblemException tooLarge(Path file) {
        return new ProblemException(new KeptProblem.TooLarge(file.toString(), (int) (MOST_BYTES >> 20)));
    }
}
