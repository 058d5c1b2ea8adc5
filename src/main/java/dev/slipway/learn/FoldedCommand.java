package dev.slipway.learn;

import java.util.stream.Collectors;

/** A command as it is shown where there is little room: the same, with an option on each line. */
final class FoldedCommand {

    /** In characters; a line up to this is left as it is. */
    private static final int ROOM = 48;

    private FoldedCommand() {}

    /** Breaks are put where a POSIX shell and JSON allow them. */
    static String of(String lines) {
        return lines.lines().map(line -> line.length() <= ROOM ? line : folded(line))
                .collect(Collectors.joining("\n"));
    }

    private static String folded(String line) {
        StringBuilder folded = new StringBuilder();
        char open = 0;
        boolean isJson = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (open == 0 && line.startsWith(" --", i)) {
                folded.append(" \\\n ");
            }
            folded.append(c);
            if (c == open) {
                open = 0;
            } else if (open == 0 && (c == '\'' || c == '"')) {
                open = c;
                isJson = c == '\'' && line.startsWith("{\"", i + 1);
            } else if (isJson && open != 0 && c == ',') {
                folded.append('\n');
            }
        }
        return folded.toString();
    }
}
