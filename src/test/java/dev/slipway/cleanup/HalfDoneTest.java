package dev.slipway.cleanup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.Plan;
import dev.slipway.change.ProblemException;
import dev.slipway.parts.AccountSnapshot;
import dev.slipway.parts.Dying;
import dev.slipway.parts.MadePipeline;
import dev.slipway.parts.Neighbours;
import dev.slipway.parts.Refusing;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad luck at every call of a clean-up: the next preview goes on, and nobody else's thing is ever touched. */
class HalfDoneTest {

    @TempDir
    private Path home;
    private int runs;
    private boolean hasDefaultVpc = true;

    @ParameterizedTest(name = "with a default VPC: {0}")
    @ValueSource(booleans = {true, false})
    void aProgramThatDiesAtAnyWriteGoesOnAtTheNextStart(boolean defaultVpc) throws ProblemException {
        hasDefaultVpc = defaultVpc;
        int writes = writesOfOne();
        assertTrue(writes > 12, "only " + writes);
        for (int write = 1; write <= writes; write++) {
            diesAt(write, false);
            diesAt(write, true);
        }
    }

    private int writesOfOne() throws ProblemException {
        try (MadePipeline it = made()) {
            int before = it.dying.writes();
            it.cleanUp();
            return it.dying.writes() - before;
        }
    }

    private void diesAt(int write, boolean afterSending) throws ProblemException {
        try (MadePipeline it = prepared()) {
            List<String> before = AccountSnapshot.of(it.account);
            it.made();
            it.dying.at(write, afterSending);
            assertThrows(Dying.Death.class, it::cleanUp);
            it.dying.never();
            it.restart();
            onlyOursIsMissing(before, it);

            it.cleanUp();

            assertEquals(List.of(), AccountSnapshot.difference(before, AccountSnapshot.of(it.account)),
                    () -> "died at write " + write);
            assertTrue(it.plan().isAllKept());
            assertTrue(it.ledger().interruption().isNone());
        }
    }

    @Test
    void aRefusalAtAnyCallIsToldAndTheNextTrySucceeds() throws ProblemException {
        Set<String> calls = callsOfOne();
        assertTrue(calls.size() > 30, calls::toString);
        List<BiConsumer<Refusing, String>> faults = List.of(Refusing::deny, Refusing::cutOff, Refusing::throttle);
        int next = 0;
        for (String call : calls) {
            refusedAt(call, faults.get(next++ % faults.size()));
        }
    }

    private Set<String> callsOfOne() throws ProblemException {
        try (MadePipeline it = made()) {
            int before = it.calls.entries().size();
            it.cleanUp();
            return new LinkedHashSet<>(it.calls.entries().stream().skip(before).map(entry -> entry.operation())
                    .toList());
        }
    }

    private void refusedAt(String call, BiConsumer<Refusing, String> fault) throws ProblemException {
        try (MadePipeline it = prepared()) {
            List<String> before = AccountSnapshot.of(it.account);
            it.made();
            fault.accept(it.refusing, call);
            assertTrue(isTold(it), call);
            it.refusing.allow(call);
            onlyOursIsMissing(before, it);

            it.cleanUp();

            assertEquals(List.of(), AccountSnapshot.difference(before, AccountSnapshot.of(it.account)), call);
        }
    }

    /** By a problem, or by a note about what could not be looked at. */
    private static boolean isTold(MadePipeline it) {
        try {
            Plan<TeardownRequest> plan = it.plan();
            it.apply(it.teardown(), plan);
            return plan.notes().stream().anyMatch(note -> note.key().equals("cleanup.unread"));
        } catch (ProblemException e) {
            return true;
        }
    }

    private static void onlyOursIsMissing(List<String> before, MadePipeline it) {
        assertEquals(List.of(), AccountSnapshot.difference(before, AccountSnapshot.of(it.account)).stream()
                .filter(line -> line.startsWith("-")).toList());
    }

    private MadePipeline made() throws ProblemException {
        return prepared().made();
    }

    private MadePipeline prepared() throws ProblemException {
        runs++;
        MadePipeline it = new MadePipeline(home.resolve(String.valueOf(runs)), hasDefaultVpc);
        if (hasDefaultVpc) {
            new Neighbours(it.account).movedIn();
        } else {
            it.account.iam().createServiceLinkedRole(r -> r.awsServiceName("ecs.amazonaws.com"));
        }
        return it;
    }
}
