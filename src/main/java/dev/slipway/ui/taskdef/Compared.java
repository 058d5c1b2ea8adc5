package dev.slipway.ui.taskdef;

import dev.slipway.taskdef.Alike;
import dev.slipway.taskdef.Difference;
import dev.slipway.taskdef.FieldPath;
import dev.slipway.taskdef.TaskDefinition;
import dev.slipway.ui.taskdef.Counterpart.Content;
import java.util.List;

/**
 * What differs between a counterpart and the definition in the editor.
 *
 * @param fields   the fields that differ, in the order of the definition now
 * @param lines    both texts whole, line by line
 * @param isSpread whether the texts are shown with one value a line, though they are written otherwise
 */
record Compared(Outcome outcome, List<Field> fields, List<LinePair> lines, boolean isSpread) {

    /** Longer lines cannot be read side by side. */
    private static final int LONGEST_LINE = 500;

    /** How the two stand to each other. */
    enum Outcome {
        /** They are the same to the letter, or AWS has made of the one what it would make of the other. */
        SAME,
        /** Each field is the same; blanks, order or comments are not. */
        SPELLING,
        /** Fields are written differently, and AWS would make the same of both. */
        MEANING_SAME,
        /** AWS would make something else of each. */
        DIFFERENT
    }

    /**
     * A field that differs.
     *
     * @param way    as {@link FieldPath} says it
     * @param before as JSON; empty when it was not there
     * @param after  as JSON; empty when it is not there
     */
    record Field(String way, String before, String after) {}

    /** Texts with texts; with a revision, what AWS makes of the definition with what it made of that one. */
    static Compared of(Counterpart counterpart, Content before, TaskDefinition after) {
        return counterpart instanceof Counterpart.Registered ? meanings(before.definition(), after)
                : texts(before, after);
    }

    private static Compared meanings(TaskDefinition before, TaskDefinition after) {
        List<Field> fields = fields(Difference.between(before, after), before, after);
        Alike alike = Alike.of(before, after);
        return new Compared(fields.isEmpty() ? Outcome.SAME : Outcome.DIFFERENT, fields,
                LinePair.of(alike.before(), alike.after()), false);
    }

    private static Compared texts(Content before, TaskDefinition after) {
        String was = before.text();
        String is = after.text();
        List<Field> fields = fields(Difference.written(before.definition(), after), before.definition(), after);
        boolean isSpread = isLong(was) || isLong(is);
        List<LinePair> lines = isSpread ? LinePair.of(before.definition().spread(), after.spread())
                : LinePair.of(was, is);
        return new Compared(outcome(was.equals(is), fields.isEmpty(),
                Difference.between(before.definition(), after).isEmpty()), fields, lines, isSpread);
    }

    private static Outcome outcome(boolean isSameText, boolean areSameFields, boolean meansTheSame) {
        if (isSameText) {
            return Outcome.SAME;
        }
        if (areSameFields) {
            return Outcome.SPELLING;
        }
        return meansTheSame ? Outcome.MEANING_SAME : Outcome.DIFFERENT;
    }

    private static boolean isLong(String text) {
        return text.lines().anyMatch(line -> line.length() > LONGEST_LINE);
    }

    private static List<Field> fields(List<Difference> differences, TaskDefinition before, TaskDefinition after) {
        return differences.stream().map(it -> new Field(it.after().isEmpty()
                ? FieldPath.of(it.pointer(), before) : FieldPath.of(it.pointer(), after), it.before(), it.after()))
                .toList();
    }
}
