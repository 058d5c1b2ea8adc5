package dev.slipway.change;

import static dev.slipway.change.Sheets.sheet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplierTest {

    private static final List<String> THREE = List.of("one", "two", "three");

    @TempDir
    private Path folder;
    private Ledger ledger;
    private Applier applier;

    @BeforeEach
    void open() throws ProblemException {
        ledger = Ledger.open(folder.resolve("ledger.jsonl"), InstantSource.fixed(Instant.EPOCH));
        applier = new Applier(ledger, Pause.none());
    }

    @AfterEach
    void close() throws IOException {
        ledger.close();
    }

    @Test
    void aPlanIsCarriedOutInItsOrderAndToldToTheLedgerBeforeAndAfterEachChange() throws Exception {
        Sheets sheets = Sheets.in(folder);

        applier.apply(sheets, sheets.plan(List.of("one", "two")), Progress.none());

        assertEquals(List.of("one", "two"), Sheets.created(folder));
        assertEquals(List.of("planned one", "planned two", "intended one", "done one id-of-one", "intended two",
                "done two id-of-two", "finished"), events());
        assertTrue(ledger.interruption().isNone());
    }

    @Test
    void theSecondTimeNothingIsMadeAndNothingIsWritten() throws Exception {
        Sheets sheets = Sheets.in(folder);
        applier.apply(sheets, sheets.plan(THREE), Progress.none());
        int written = events().size();

        Plan<List<String>> again = sheets.plan(THREE);
        applier.apply(sheets, again, Progress.none());

        assertTrue(again.isAllKept());
        assertEquals(THREE, Sheets.created(folder));
        assertEquals(written, events().size());
    }

    @Test
    void aPlanThatMovedIsRefusedAndNothingIsWritten() throws Exception {
        Sheets sheets = Sheets.in(folder);
        Plan<List<String>> previewed = sheets.plan(THREE);
        Files.writeString(folder.resolve("two"), "somebody else's");

        ProblemException refusal = assertThrows(ProblemException.class,
                () -> applier.apply(sheets, previewed, Progress.none()));

        assertEquals(new ChangeProblem.PlanMoved("test.sheets", List.of("two")), refusal.problem());
        assertEquals(List.of(), Sheets.created(folder));
        assertEquals(List.of(), events());
    }

    @Test
    void whatWouldBeSentOtherwiseCountsAsMovedToo() throws Exception {
        Plan<String> previewed = Plan.of("test.run", "", new Change.Run(sheet("push"), "HEAD 1", Call.of("push", (_, _) -> "")));
        Operation<String> moved = _ ->
                Plan.of("test.run", "", new Change.Run(sheet("push"), "HEAD 2", Call.of("push", (_, _) -> "")));

        assertInstanceOf(ChangeProblem.PlanMoved.class, assertThrows(ProblemException.class,
                () -> applier.apply(moved, previewed, Progress.none())).problem());
    }

    @Test
    void whenOneChangeFailsTheEarlierOnesStandAndTheLaterOnesAreNotBegun() throws Exception {
        Problem full = new ChangeProblem.LedgerUnwritable("two", "a stand-in for any problem");
        Sheets sheets = Sheets.in(folder).before("two", _ -> {
            throw new ProblemException(full);
        });

        ProblemException failure = assertThrows(ProblemException.class,
                () -> applier.apply(sheets, sheets.plan(THREE), Progress.none()));

        assertEquals(full, failure.problem());
        assertEquals(List.of("one"), Sheets.created(folder));
        assertEquals("failed two problem.change.LedgerUnwritable", events().getLast());
        Interruption interruption = ledger.interruption();
        assertEquals(List.of(sheet("one")), interruption.done());
        assertEquals(List.of(sheet("two")), interruption.uncertain());
        assertEquals(List.of(sheet("three")), interruption.notBegun());
    }

    @Test
    void aBugInACallIsToldAsSuchAndWrittenAsFailed() throws Exception {
        Sheets sheets = Sheets.in(folder).before("one", _ -> {
            throw new IllegalStateException("forgot something");
        });

        ProblemException failure = assertThrows(ProblemException.class,
                () -> applier.apply(sheets, sheets.plan(THREE), Progress.none()));

        assertEquals(new ChangeProblem.Unexpected("IllegalStateException", "forgot something"), failure.problem());
        assertEquals("failed one problem.change.Unexpected", events().getLast());
    }

    @Test
    void aCallThatReturnsNoIdIsDoneAllTheSame() throws Exception {
        Operation<String> idless = _ ->
                Plan.of("test.run", "", new Change.Run(sheet("push"), "HEAD", Call.of("push", (_, _) -> null)));

        applier.apply(idless, idless.plan(""), Progress.none());

        assertEquals(List.of("planned push", "intended push", "done push", "finished"), events());
    }

    @Test
    void laterChangesSeeTheIdsOfEarlierOnes() throws Exception {
        List<String> seen = new ArrayList<>();
        Change group = new Change.Create(sheet("group"), "", Call.of("make group", (_, _) -> "sg-1"));
        Change rule = new Change.Create(sheet("rule"), "", Call.of("make rule", (made, _) -> {
            seen.add(made.id(sheet("group")).orElseThrow());
            return "";
        }));
        Operation<String> operation = _ -> Plan.of("test.group", "", group, rule);

        applier.apply(operation, operation.plan(""), Progress.none());

        assertEquals(List.of("sg-1"), seen);
    }

    @Test
    void cancellingStopsBetweenTwoChanges() throws Exception {
        CancelledAfter progress = new CancelledAfter(1);
        Sheets sheets = Sheets.in(folder);

        ProblemException stopped = assertThrows(ProblemException.class,
                () -> applier.apply(sheets, sheets.plan(THREE), progress));

        assertEquals(new ChangeProblem.Cancelled(), stopped.problem());
        assertEquals(List.of("one"), Sheets.created(folder));
        assertEquals(List.of(), ledger.interruption().uncertain());
        assertEquals(List.of(sheet("two"), sheet("three")), ledger.interruption().notBegun());
    }

    @Test
    void anInterruptedPlanThatProvesToBeAllThereIsSettledByApplyingItAgain() throws Exception {
        Sheets lost = Sheets.in(folder).after("three", _ -> {
            throw new ProblemException(new ChangeProblem.Cancelled());
        });
        assertThrows(ProblemException.class, () -> applier.apply(lost, lost.plan(THREE), Progress.none()));
        assertEquals(List.of(sheet("three")), ledger.interruption().uncertain());

        Sheets sheets = Sheets.in(folder);
        applier.apply(sheets, sheets.plan(THREE), Progress.none());

        assertTrue(ledger.interruption().isNone());
        assertEquals(THREE, Sheets.created(folder));
    }

    @Test
    void lookingAgainIsPatient() throws Exception {
        List<Duration> waits = new ArrayList<>();
        Applier patient = new Applier(ledger, waits::add);
        Slow slow = new Slow(3);

        Verdict verdict = patient.verify(slow, slow.plan(""));

        assertInstanceOf(Verdict.Proven.class, verdict);
        assertEquals(List.of(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(2)), waits);
    }

    @Test
    void patienceEndsAndSaysWhatIsMissing() throws Exception {
        Slow never = new Slow(1_000);

        Verdict verdict = applier.verify(never, never.plan(""));

        assertEquals(List.of(sheet("slow")), assertInstanceOf(Verdict.Missing.class, verdict).remaining().stream()
                .map(Change::what).toList());
        assertTrue(never.looks < 20, "it must give up");
    }

    @Test
    void runsAreNotAskedForAgainWhenLookingAgain() throws Exception {
        Operation<String> push = _ ->
                Plan.of("test.push", "", new Change.Run(sheet("push"), "HEAD", Call.of("push", (_, _) -> "")));

        assertInstanceOf(Verdict.Proven.class, applier.verify(push, push.plan("")));
    }

    private List<String> events() throws ProblemException {
        return ledger.entries().stream().map(entry -> (entry.event()
                + (entry.what() == null ? "" : " " + entry.what().name()) + " " + entry.detail()).strip()).toList();
    }

    /** Shows what was made only after some looks. */
    private static final class Slow implements Operation<String> {

        private final int hiddenFor;
        private int looks;

        private Slow(int hiddenFor) {
            this.hiddenFor = hiddenFor;
        }

        @Override
        public Plan<String> plan(String wanted) {
            looks++;
            return looks > hiddenFor + 1 ? Plan.of("test.slow", wanted, new Change.Keep(sheet("slow"), "seen"))
                    : Plan.of("test.slow", wanted, new Change.Create(sheet("slow"), "", Call.of("make", (_, _) -> "")));
        }
    }
}
