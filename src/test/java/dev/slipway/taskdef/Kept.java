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

    /** What is written says what the definition says, whichever of its forms the text might then be taken for. */
    static void written(TaskDefinition definition) {
        String text = definition.text();
        try {
            same(definition.root(), JsonText.read(text).root());
        } catch (ProblemException e) {
            throw new IllegalStateException(e.problem() + ":\n" + text, e);
        }
    }
}
