package dev.slipway.workflow;

/** Where in the file each character of a scalar's value stands, whatever the quoting, folding and indentation. */
final class ScalarPlaces {

    private ScalarPlaces() {}

    /**
     * One offset for each UTF-16 unit of the value, and one for its end.
     *
     * @param start     where the value itself begins: its first quote, its block's bar
     * @param isEscaped whether backslashes stand for something, as in double quotes
     * @param isBlock   whether a line with the block's header comes first
     */
    static int[] of(String value, String source, int start, boolean isEscaped, boolean isBlock) {
        int[] places = new int[value.length() + 1];
        int at = isBlock ? lineAfter(source, start) : start;
        for (int i = 0; i < value.length(); i++) {
            at = next(value.charAt(i), source, at, isEscaped);
            places[i] = Math.min(at, source.length());
            at += isEscaped && source.startsWith("\\", at) ? 2 : 1;
        }
        places[value.length()] = Math.min(at, source.length());
        return places;
    }

    /** Quotes, indentation and carriage returns are in the file only. */
    private static int next(char wanted, String source, int from, boolean isEscaped) {
        int at = from;
        while (at < source.length()) {
            char here = source.charAt(at);
            boolean isFolded = wanted == ' ' && here == '\n';
            if (here == wanted && !(isEscaped && here == '\\') || isFolded || isEscaped && stands(source, at, wanted)) {
                return at;
            }
            at++;
        }
        return at;
    }

    private static boolean stands(String source, int at, char wanted) {
        if (source.charAt(at) != '\\' || at + 1 >= source.length()) {
            return false;
        }
        char escaped = source.charAt(at + 1);
        return switch (escaped) {
            case 'n' -> wanted == '\n';
            case 't' -> wanted == '\t';
            default -> escaped == wanted;
        };
    }

    private static int lineAfter(String source, int start) {
        int end = source.indexOf('\n', start);
        return end < 0 ? source.length() : end + 1;
    }
}
