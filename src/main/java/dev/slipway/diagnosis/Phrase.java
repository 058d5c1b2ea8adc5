package dev.slipway.diagnosis;

import java.util.ArrayList;
import java.util.List;

/**
 * Words to look for. {@code …} stands for what changes from message to message (up to {@value #WIDE} letters),
 * {@code ‥} for a little of it (up to {@value #NARROW}, a name), {@code ⋯} for a lot (up to {@value #FAR}), 
 * {@code |} at an end of a piece for the edge of a word. Case, spaces and punctuation do not count.
 */
record Phrase(List<Piece> pieces) {

    static final int FAR = 700;
    static final int WIDE = 160;
    static final int NARROW = 40;
    /** Letters of its first piece by which a phrase is looked up. */
    static final int ANCHOR = 4;
    /** Letters that must be left of the first piece of a phrase at the cut end of a text, and seven ninths of it. */
    private static final int CUT = 10;
    private static final int CUT_LATER = 5;
    private static final int NONE = -1;

    /**
     * Letters that follow each other.
     *
     * @param gap the most letters between the piece before and this
     */
    record Piece(String letters, int gap, boolean afterEdge, boolean beforeEdge) {

        boolean fits(SqueezedText text, int at) {
            return text.letters().startsWith(letters, at) && hasEdges(text, at);
        }

        private boolean hasEdges(SqueezedText text, int at) {
            return (!afterEdge || text.isWordEdge(at)) && (!beforeEdge || text.isWordEdge(at + letters.length()));
        }

        /** Where it stands between two places, or -1. */
        int find(SqueezedText text, int from, int to) {
            int at = text.letters().indexOf(letters, from, to);
            while (at >= 0 && !hasEdges(text, at)) {
                at = text.letters().indexOf(letters, at + 1, to);
            }
            return at;
        }

        /** How many of its letters the text ends with. */
        int cut(SqueezedText text) {
            int most = Math.min(letters.length() - 1, text.length());
            for (int length = most; length > 0; length--) {
                if (text.letters().startsWith(letters.substring(0, length), text.length() - length)) {
                    return length;
                }
            }
            return 0;
        }
    }

    static Phrase of(String words) {
        List<Piece> pieces = new ArrayList<>();
        int start = 0;
        int gap = 0;
        for (int i = 0; i <= words.length(); i++) {
            int next = i < words.length() ? gap(words.charAt(i)) : 0;
            if (i == words.length() || next > 0) {
                pieces.add(piece(words.substring(start, i).strip(), gap));
                gap = next;
                start = i + 1;
            }
        }
        return new Phrase(List.copyOf(pieces));
    }

    private static int gap(char c) {
        return switch (c) {
            case '‥' -> NARROW;
            case '…' -> WIDE;
            case '⋯' -> FAR;
            default -> 0;
        };
    }

    private static Piece piece(String words, int gap) {
        return new Piece(SqueezedText.letters(words), gap, words.startsWith("|"), words.endsWith("|"));
    }

    /** What it is looked up by. */
    String anchor() {
        if (pieces.getFirst().letters().length() < ANCHOR) {
            throw new IllegalStateException("too short to be looked up: " + pieces.getFirst());
        }
        return pieces.getFirst().letters().substring(0, ANCHOR);
    }

    /** Behind the phrase that begins at this letter, or -1 when it does not stand there. */
    int end(SqueezedText text, int at) {
        return end(text, at, false);
    }

    private int end(SqueezedText text, int at, boolean mayBeCut) {
        if (!pieces.getFirst().fits(text, at)) {
            return NONE;
        }
        int end = at + pieces.getFirst().letters().length();
        for (Piece piece : pieces.subList(1, pieces.size())) {
            int limit = Math.min(text.length(), end + piece.gap() + piece.letters().length());
            int next = piece.find(text, end, limit);
            if (next < 0) {
                return mayBeCut && limit == text.length() && piece.cut(text) >= CUT_LATER ? text.length() : NONE;
            }
            end = next + piece.letters().length();
        }
        return end;
    }

    /** Where this phrase begins when the text was cut in the middle of it, or -1. */
    int cutStart(SqueezedText text) {
        Piece first = pieces.getFirst();
        int from = Math.max(0, text.length() - FAR);
        for (int at = first.find(text, from, text.length()); at >= 0; at = first.find(text, at + 1, text.length())) {
            if (end(text, at, true) >= 0) {
                return at;
            }
        }
        int length = first.cut(text);
        return length >= CUT && length * 9 > first.letters().length() * 7 ? text.length() - length : NONE;
    }

    /** Whether it stands somewhere between these letters. */
    boolean isIn(SqueezedText text, int from, int to) {
        Piece first = pieces.getFirst();
        for (int at = first.find(text, from, to); at >= 0; at = first.find(text, at + 1, to)) {
            if (end(text, at) >= 0) {
                return true;
            }
        }
        return false;
    }
}
