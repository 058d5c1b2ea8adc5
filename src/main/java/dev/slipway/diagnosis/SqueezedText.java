package dev.slipway.diagnosis;

import java.util.Arrays;

/**
 * A text with only its letters and digits left, in lower case, so that line breaks in the middle of a word, quotation
 * marks, colours, escapes and the times in front of log lines make no difference; each knows its place in the original.
 */
final class SqueezedText {

    /** Characters that are read of a text, half from its start and half from its end; what is between is not. */
    static final int READ = 1 << 24;

    private final String original;
    private final String letters;
    private final int[] places;

    private SqueezedText(String original, String letters, int[] places) {
        this.original = original;
        this.letters = letters;
        this.places = places;
    }

    static SqueezedText of(String original) {
        LetterScan scan = new LetterScan(original);
        if (original.length() <= READ) {
            scan.read(0, original.length());
        } else {
            scan.read(0, READ / 2);
            scan.read(original.length() - READ / 2, original.length());
        }
        return new SqueezedText(original, scan.letters(), scan.places());
    }

    /** A phrase as it would stand in a squeezed text. */
    static String letters(String phrase) {
        return of(phrase).letters;
    }

    String original() {
        return original;
    }

    String letters() {
        return letters;
    }

    int length() {
        return letters.length();
    }

    /** Whether a word begins or ends in front of this letter. */
    boolean isWordEdge(int at) {
        return at == 0 || at == letters.length() || places[at] > places[at - 1] + 1;
    }

    /** Whether the end may be missing: there is no mark that ends a sentence, a quotation or a list. */
    boolean mayBeCut() {
        if (letters.isEmpty()) {
            return false;
        }
        String end = original.substring(places[places.length - 1] + 1);
        return end.contains("..") || end.chars().noneMatch(c -> ".!?)}\"'`;>".indexOf(c) >= 0);
    }

    /** Where in the original this letter stands. */
    int place(int at) {
        return at == letters.length() ? original.length() : places[at];
    }

    /** Where this place of the original, or what follows it, stands among the letters. */
    int at(int place) {
        int found = Arrays.binarySearch(places, place);
        return found < 0 ? -found - 1 : found;
    }

    Quote quote(int start, int end) {
        return end <= start ? Quote.NOTHING : new Quote(places[start], places[end - 1] + 1);
    }
}
