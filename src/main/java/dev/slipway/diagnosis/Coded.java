package dev.slipway.diagnosis;

import java.util.List;

/** A punctuation mark that was written as letters: {@code &quot;}, {@code %0A} (as GitHub's annotations do). */
final class Coded {

    private static final List<String> MARKS = List.of("&quot;", "&apos;", "&#39;", "&#34;", "&#x27;", "&amp;", "&lt;",
            "&gt;", "&nbsp;", "%0A", "%0D", "%20", "%22", "%25", "%27", "%2F", "%3A");

    private Coded() {}

    /** Behind the mark that begins here, or behind this one character when none does. */
    static int end(String text, int at, int to) {
        for (String mark : MARKS) {
            if (at + mark.length() <= to && text.startsWith(mark, at)) {
                return at + mark.length();
            }
        }
        return at + 1;
    }
}
