package dev.slipway.practice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.change.ProblemException;
import dev.slipway.learn.KeptProblem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads the file of a journal, and says of each line that cannot be one which it is and why. */
final class JournalReading {

    private static final int MOST_LINES = 200_000;
    /** At the fastest speed these are two months with an open window. */
    private static final Duration LONGEST = Duration.ofDays(3_660);
    private static final Instant EARLIEST = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REGION = "[a-z]{2}(?:-[a-z]+)+-\\d";

    private final Path file;
    private final SdkRequests requests = new SdkRequests();
    private final List<JournalLine> lines = new ArrayList<>();
    private Instant begun;
    private Instant now;

    JournalReading(Path file) {
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
            if (head.path("version").asInt(0) != PracticeJournal.VERSION) {
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
            throw PracticeJournal.tooLarge(file);
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
