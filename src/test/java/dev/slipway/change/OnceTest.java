package dev.slipway.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OnceTest {

    private final List<String> reads = new ArrayList<>();

    @Test
    void theReadIsDoneOnceAndItsAnswerGivenToAll() throws ProblemException {
        Once<Integer> once = new Once<>(() -> {
            reads.add("read");
            return reads.size();
        });
        assertEquals(1, once.get());
        assertEquals(1, once.get());
    }

    @Test
    void itsProblemIsGivenToAllToo() {
        Once<Integer> once = new Once<>(() -> {
            reads.add("read");
            throw new ProblemException(new ChangeProblem.LedgerBusy("x"));
        });
        for (int i = 0; i < 2; i++) {
            assertEquals(new ChangeProblem.LedgerBusy("x"),
                    assertThrows(ProblemException.class, once::get).problem());
        }
        assertEquals(1, reads.size());
    }
}
