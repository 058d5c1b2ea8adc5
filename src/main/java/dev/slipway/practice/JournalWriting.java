package dev.slipway.practice;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.change.ProblemException;
import dev.slipway.learn.KeptProblem;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.UnaryOperator;

/** Adds lines to a journal's file, each of which is with the system before {@link #add} returns. */
final class JournalWriting {

    private final Path file;
    private final UnaryOperator<JsonNode> shown;
    private final Writer writer;
    private long bytes;

    private JournalWriting(Path file, UnaryOperator<JsonNode> shown) throws IOException {
        this.file = file;
        this.shown = shown;
        this.bytes = Files.size(file);
        this.writer = Files.newBufferedWriter(file, StandardOpenOption.APPEND);
    }

    /** @throws ProblemException {@link KeptProblem.Unwritable} */
    static JournalWriting open(Path file, UnaryOperator<JsonNode> shown) throws ProblemException {
        try {
            return new JournalWriting(file, shown);
        } catch (IOException e) {
            throw PracticeJournal.unwritable(file, e);
        }
    }

    void add(JournalLine line) throws ProblemException {
        String text = shown.apply(line.json()) + "\n";
        bytes += text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > PracticeJournal.MOST_BYTES) {
            throw PracticeJournal.tooLarge(file);
        }
        try {
            writer.write(text);
            writer.flush();
        } catch (IOException e) {
            throw PracticeJournal.unwritable(file, e);
        }
    }

    /** Every line is with the system already, so nothing can be lost here. */
    void close() {
        try {
            writer.close();
        } catch (IOException e) {
            // and nothing more is to come
            bytes = Long.MAX_VALUE;
        }
    }
}
