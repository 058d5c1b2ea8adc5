package dev.slipway.change;

import static dev.slipway.change.Sheets.sheet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.parts.ChildJvm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {

    private static final InstantSource NOON = InstantSource.fixed(Instant.parse("2026-01-01T12:00:00Z"));

    @TempDir
    private Path folder;

    @Test
    void foldersAreMadeAsNeeded() throws Exception {
        Path file = folder.resolve("state").resolve("ledgers").resolve("a.jsonl");
        try (Ledger ledger = Ledger.open(file, NOON)) {
            assertEquals(List.of(), ledger.entries());
            assertTrue(ledger.interruption().isNone());
        }
        assertTrue(Files.exists(file));
    }

    @Test
    void namesIdsAndHashesAreWrittenButNoContents() throws Exception {
        Path file = folder.resolve("a.jsonl");
        try (Ledger ledger = Ledger.open(file, NOON)) {
            Change change = new Change.Create(sheet("one"), "the content", Call.of("the command", (_, _) -> "the-id"));
            Ledger.Writing writing = ledger.begin("test.sheets", List.of(change));
            writing.intended(change);
            writing.done(change, "the-id");
            assertEquals(new Ledger.Entry("2026-01-01T12:00:00Z", "2026-01-01T12:00:00Z/0", "test.sheets", "done",
                    "Create", sheet("one"), "the-id"), ledger.entries().getLast());
        }
        String written = Files.readString(file);
        assertFalse(written.contains("the content"), written);
        assertFalse(written.contains("the command"), written);
        assertTrue(written.contains("\"hash\":\""), written);
    }

    @Test
    void aSecondWriterInThisProcessIsRefused() throws Exception {
        Path file = folder.resolve("a.jsonl");
        try (Ledger first = Ledger.open(file, NOON)) {
            assertInstanceOf(ChangeProblem.LedgerBusy.class,
                    assertThrows(ProblemException.class, () -> Ledger.open(file, NOON)).problem());
            first.begin("test.sheets", List.of()).finished();
        }
        Ledger.open(file, NOON).close();
    }

    @Test
    void aSecondWriterByAnotherNameOfTheFolderIsRefused() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Files.createDirectory(folder.resolve("real")));
        try (Ledger _ = Ledger.open(folder.resolve("real").resolve("a.jsonl"), NOON)) {
            assertInstanceOf(ChangeProblem.LedgerBusy.class, assertThrows(ProblemException.class,
                    () -> Ledger.open(link.resolve("a.jsonl"), NOON)).problem());
        }
    }

    @Test
    void aSecondWriterInAnotherProcessIsRefusedEvenAfterThisOneHasReadTheLedger() throws Exception {
        Path file = folder.resolve("a.jsonl");
        try (Ledger first = Ledger.open(file, NOON)) {
            first.entries();
            assertThrows(ProblemException.class, () -> Ledger.open(file, NOON));
            assertEquals("LedgerBusy", ChildJvm.of(OpensALedger.class, file.toString()).run().out().strip());
        }
        assertEquals("opened", ChildJvm.of(OpensALedger.class, file.toString()).run().out().strip());
    }

    @Test
    void halfALineOfAKilledWriteSpoilsNothing() throws Exception {
        Path file = folder.resolve("a.jsonl");
        Change change = new Change.Create(sheet("図"), "", Call.of("make", (_, _) -> ""));
        try (Ledger ledger = Ledger.open(file, NOON)) {
            ledger.begin("test.sheets", List.of(change)).intended(change);
        }
        byte[] whole = Files.readAllBytes(file);
        int middleOfTheLetter = new String(whole, StandardCharsets.ISO_8859_1).lastIndexOf("å") + 1;
        Files.write(file, Arrays.copyOf(whole, middleOfTheLetter));

        try (Ledger ledger = Ledger.open(file, NOON)) {
            assertEquals(List.of(sheet("図")), ledger.interruption().notBegun());
            ledger.begin("test.sheets", List.of(change)).finished();
            assertEquals(List.of("planned", "planned", "finished"),
                    ledger.entries().stream().map(Ledger.Entry::event).toList());
        }
    }

    @Test
    void linesOfANewerSlipwayAndRubbishArePassedOver() throws Exception {
        Path file = folder.resolve("a.jsonl");
        Files.writeString(file, """
                {"run":"1","operation":"moon.base","event":"planned","kind":"MOON","name":"base"}
                not json at all
                5
                {}
                \0\0\0\0
                {"run":"1","operation":"test.sheets","event":"planned","kind":"FILE","name":"one"}
                """);
        try (Ledger ledger = Ledger.open(file, NOON)) {
            assertEquals(List.of(sheet("one")), ledger.entries().stream().map(Ledger.Entry::what).toList());
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsToldBeforeAnythingIsChanged() throws Exception {
        Path inTheWay = Files.writeString(folder.resolve("ledgers"), "a file where the folder should be");

        Problem problem = assertThrows(ProblemException.class,
                () -> Ledger.open(inTheWay.resolve("a.jsonl"), NOON)).problem();

        assertInstanceOf(ChangeProblem.LedgerUnwritable.class, problem);
    }

    @Test
    void aLedgerThatIsAFolderIsUnwritable() throws Exception {
        Path folderInTheWay = Files.createDirectory(folder.resolve("a.jsonl"));

        for (int time = 0; time < 2; time++) {
            assertInstanceOf(ChangeProblem.LedgerUnwritable.class,
                    assertThrows(ProblemException.class, () -> Ledger.open(folderInTheWay, NOON)).problem());
        }
    }

    @Test
    void anInterruptionIsNotForgottenWhenAnotherOperationFinishes() throws Exception {
        Change change = new Change.Create(sheet("one"), "", Call.of("make", (_, _) -> ""));
        try (Ledger ledger = Ledger.open(folder.resolve("a.jsonl"), NOON)) {
            ledger.begin("test.first", List.of(change)).intended(change);
            ledger.begin("test.second", List.of(change)).finished();

            assertEquals("test.first", ledger.interruption().operation());
            assertEquals(List.of(sheet("one")), ledger.interruption().uncertain());

            ledger.settle(ledger.interruption());
            assertTrue(ledger.interruption().isNone());
        }
    }

    @Test
    void anEarlierRunOfTheSameOperationDoesNotCountAsDone() throws Exception {
        Change change = new Change.Create(sheet("one"), "", Call.of("make", (_, _) -> ""));
        try (Ledger ledger = Ledger.open(folder.resolve("a.jsonl"), NOON)) {
            Ledger.Writing earlier = ledger.begin("test.sheets", List.of(change));
            earlier.done(change, "");
            earlier.finished();
            ledger.begin("test.sheets", List.of(change));

            assertEquals(List.of(), ledger.interruption().done());
            assertEquals(List.of(sheet("one")), ledger.interruption().notBegun());
        }
    }

    @Test
    void aDiskThatFillsUpStopsTheNextChange() throws Exception {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "Linux has a device that is always full");
        Path file = folder.resolve("a.jsonl");
        Files.createSymbolicLink(file, full);
        try (Ledger ledger = Ledger.open(file, NOON)) {
            Applier applier = new Applier(ledger, Pause.none());
            Sheets sheets = Sheets.in(folder);

            ProblemException stopped = assertThrows(ProblemException.class,
                    () -> applier.apply(sheets, sheets.plan(List.of("one")), Progress.none()));

            assertInstanceOf(ChangeProblem.LedgerUnwritable.class, stopped.problem());
            assertEquals(List.of(), Sheets.created(folder));
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void everyByteUpToAnyCutIsReadAgain() throws Exception {
        Path file = folder.resolve("a.jsonl");
        Change change = new Change.Create(sheet("one"), "", Call.of("make", (_, _) -> ""));
        try (Ledger ledger = Ledger.open(file, NOON)) {
            Ledger.Writing writing = ledger.begin("test.sheets", List.of(change));
            writing.intended(change);
            writing.done(change, "id");
            writing.finished();
        }
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length += 7) {
            Path cut = folder.resolve("cut-" + length);
            Files.write(cut, Arrays.copyOf(whole, length), StandardOpenOption.CREATE_NEW);
            try (Ledger ledger = Ledger.open(cut, NOON)) {
                int lines = (int) new String(whole, 0, length, StandardCharsets.UTF_8).chars()
                        .filter(letter -> letter == '\n').count();
                assertEquals(lines, ledger.entries().size(), "cut at " + length);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }
}
