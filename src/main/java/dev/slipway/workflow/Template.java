package dev.slipway.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A text with expressions in it.
 *
 * @param parts    what stands between the braces, in its order
 * @param unclosed where an expression begins that never ends
 */
record Template(List<ExpressionReader.Read> parts, Optional<Word> unclosed) {

    private static final String OPENING = "${{";
    private static final String CLOSING = "}}";

    Template {
        parts = List.copyOf(parts);
    }

    static boolean isIn(String text) {
        return text.contains(OPENING);
    }

    /** @param isCondition whether the text is an expression even without braces around it */
    static Template of(YamlValue value, boolean isCondition) {
        String text = value.text();
        if (!isIn(text)) {
            return isCondition && !text.isBlank() ? new Template(List.of(
                    ExpressionReader.read(text, 0, text.length(), value::place)), Optional.empty())
                    : new Template(List.of(), Optional.empty());
        }
        List<ExpressionReader.Read> parts = new ArrayList<>();
        int from = text.indexOf(OPENING);
        while (from >= 0) {
            int end = closing(text, from + OPENING.length());
            if (end < 0) {
                return new Template(parts, Optional.of(new Word(OPENING, value.place(from))));
            }
            parts.add(ExpressionReader.read(text, from + OPENING.length(), end, value::place));
            from = text.indexOf(OPENING, end);
        }
        return new Template(parts, Optional.empty());
    }

    /** Braces within a text in quotes close nothing. */
    static int closing(String text, int from) {
        boolean isQuoted = false;
        for (int i = from; i < text.length(); i++) {
            isQuoted ^= text.charAt(i) == '\'';
            if (!isQuoted && text.startsWith(CLOSING, i)) {
                return i;
            }
        }
        return -1;
    }

    List<Reference> references() {
        return parts.stream().flatMap(part -> part.references().stream()).toList();
    }

    List<Word> calls() {
        return parts.stream().flatMap(part -> part.calls().stream()).toList();
    }

    List<Word> faults() {
        return parts.stream().flatMap(part -> part.faults().stream()).toList();
    }
}
