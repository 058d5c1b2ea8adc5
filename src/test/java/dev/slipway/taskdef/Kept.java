package dev.slipway.taskdef;

import dev.slipway.change.ProblemException;
import java.util.Objects;

/** What must not be lost, as the fuzzer sees it: with an exception that shows what was. */
final class Kept {

    private Kept() {}

    static void same(Object wanted, Object found) {
        if (!Objects.equals(wanted, found)) {
            throw new IllegalStateException("not the same:\n" + wanted + "\n---\n" + found);
        }
    }

    static TaskDefinition reread(String text) {
        try {
            return TaskDefinition.parse(text);
        } catch (ProblemException e) {
            throw new IllegalStateException(e.problem() + ":\n" + text, e);
        }
    }
}
