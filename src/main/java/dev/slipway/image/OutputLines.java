package dev.slipway.image;

import dev.slipway.pipeline.TerminalText;
import java.util.function.Consumer;

/** Joins the pieces in which an engine sends its log to lines; terminal colours are taken out, long lines are cut. */
final class OutputLines {

    private static final int LONGEST = 10_000;

    private final Consumer<String> line;
    private final StringBuilder begun = new StringBuilder();

    OutputLines(Consumer<String> line) {
        this.line = line;
    }

    void add(String piece) {
        for (int i = 0; i < piece.length(); i++) {
            char c = piece.charAt(i);
            if (c == '\n' || c == '\r') {
                end();
            } else if (begun.length() < LONGEST) {
                begun.append(c);
            }
        }
    }

    /** Sends what has no end of line yet. */
    void end() {
        if (!begun.isEmpty()) {
            line.accept(TerminalText.plain(begun.toString()));
            begun.setLength(0);
        }
    }
}
