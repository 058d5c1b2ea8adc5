package dev.slipway.image;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * One pattern of a {@code .dockerignore} file. It is matched by following all its positions side by side, so that no
 * pattern, however odd, takes longer than its length times the path's.
 */
final class Glob {

    private final List<Piece> pieces;

    private Glob(List<Piece> pieces) {
        this.pieces = List.copyOf(pieces);
    }

    /** A piece of a pattern. */
    private sealed interface Piece {

        /** One character out of these; a slash never is, unless it is the only one. */
        record One(CharacterSet set) implements Piece {}

        /** {@code *}: any characters but a slash. */
        record Star() implements Piece {}

        /** {@code **} at the end: anything. */
        record Rest() implements Piece {}

        /** {@code **} elsewhere: any number of folders, none included. */
        record Folders() implements Piece {}

        /** Inside of {@link Folders}: only after a slash may the next piece begin. */
        record FoldersBegun() implements Piece {}
    }

    @FunctionalInterface
    private interface CharacterSet {
        boolean contains(char c);
    }

    /** The pattern, or empty when it is malformed: an open bracket, a backslash at the end. */
    static Optional<Glob> of(String text) {
        List<Piece> pieces = new ArrayList<>();
        int next = 0;
        while (next < text.length()) {
            char c = text.charAt(next++);
            if (c == '*' && text.startsWith("*", next)) {
                next += text.startsWith("/", next + 1) ? 2 : 1;
                addDoubleStar(next == text.length(), pieces);
            } else if (c == '*') {
                pieces.add(new Piece.Star());
            } else if (c == '?') {
                pieces.add(new Piece.One(other -> other != '/'));
            } else if (c == '[') {
                int end = text.indexOf(']', next + 1);
                if (end < 0) {
                    return Optional.empty();
                }
                pieces.add(new Piece.One(charactersIn(text.substring(next, end))));
                next = end + 1;
            } else {
                if (c == '\\' && next == text.length()) {
                    return Optional.empty();
                }
                char wanted = c == '\\' ? text.charAt(next++) : c;
                pieces.add(new Piece.One(other -> other == wanted));
            }
        }
        return Optional.of(new Glob(pieces));
    }

    private static void addDoubleStar(boolean atTheEnd, List<Piece> pieces) {
        if (atTheEnd) {
            pieces.add(new Piece.Rest());
        } else if (pieces.isEmpty() || !(pieces.getLast() instanceof Piece.FoldersBegun)) {
            pieces.add(new Piece.Folders());
            pieces.add(new Piece.FoldersBegun());
        }
    }

    /** {@code a-z_}, or {@code ^a-z} for all others but the slash. */
    private static CharacterSet charactersIn(String inside) {
        boolean negated = inside.startsWith("^");
        String text = negated ? inside.substring(1) : inside;
        return c -> c != '/' && negated != contains(text, c);
    }

    private static boolean contains(String text, char c) {
        for (int i = 0; i < text.length(); i++) {
            boolean range = i + 2 < text.length() && text.charAt(i + 1) == '-';
            if (range ? c >= text.charAt(i) && c <= text.charAt(i + 2) : c == text.charAt(i)) {
                return true;
            }
            i += range ? 2 : 0;
        }
        return false;
    }

    boolean matches(String path) {
        BitSet at = new BitSet();
        enter(0, at);
        for (int i = 0; i < path.length() && !at.isEmpty(); i++) {
            BitSet then = new BitSet();
            for (int position = at.nextSetBit(0); position >= 0; position = at.nextSetBit(position + 1)) {
                if (position < pieces.size()) {
                    step(position, path.charAt(i), then);
                }
            }
            at = then;
        }
        return at.get(pieces.size());
    }

    /** Stands at the position, and at those that are reached from it by nothing. */
    private void enter(int position, BitSet at) {
        at.set(position);
        if (position < pieces.size()) {
            switch (pieces.get(position)) {
                case Piece.Star() -> enter(position + 1, at);
                case Piece.Rest() -> enter(position + 1, at);
                case Piece.Folders() -> enter(position + 2, at);
                case Piece.One _, Piece.FoldersBegun() -> { }
            }
        }
    }

    private void step(int position, char c, BitSet then) {
        switch (pieces.get(position)) {
            case Piece.One(CharacterSet set) -> {
                if (set.contains(c)) {
                    enter(position + 1, then);
                }
            }
            case Piece.Star() -> {
                if (c != '/') {
                    enter(position, then);
                }
            }
            case Piece.Rest() -> enter(position, then);
            case Piece.Folders() -> stepInFolders(position + 1, c, then);
            case Piece.FoldersBegun() -> stepInFolders(position, c, then);
        }
    }

    private void stepInFolders(int begun, char c, BitSet then) {
        enter(begun, then);
        if (c == '/') {
            enter(begun + 1, then);
        }
    }
}
