package dev.slipway.image;

import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Joins the pieces in which an engine sends its log to lines; terminal colours are taken out, long lines are cut. */
final class OutputLines {

    private static final int LONGEST = 10_000;
    private static final Pattern TERMINAL_CODE = Pattern.compile("\u001B\\[[0-9;?]*[A-Za-z]");

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
            line.accept(TERMINAL_CODE.matcher(begun).replaceAll(""));
            begun.setLength(0);
        }
    }
}
