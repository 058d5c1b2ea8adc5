package dev.slipway.image;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * One pattern of a {@code .dockerignore} file. It is matched by following all its positions side by side, so that no
 * pattern, however odd, takes longer than its length times the path's.
 */
final class Glob {

    private final List<Piece> pieces;
    private final String begin;
    private final String end;

    private Glob(List<Piece> pieces) {
        this.pieces = List.copyOf(pieces);
        this.begin = literal(this.pieces);
        this.end = new StringBuilder(literal(this.pieces.reversed())).reverse().toString();
    }

    /** A piece of a pattern. */
    sealed interface Piece {

        /** This character and no other. */
        record Literal(int character) implements Piece {}

        /** One character out of these. */
        record One(IntPredicate set) implements Piece {}

        /** {@code *}: any characters but a slash. */
        record Star() implements Piece {}

        /** {@code **} at the end, or before a plain name without a slash: anything. */
        record Anything() implements Piece {}

        /** {@code **} elsewhere: any number of folders, none included. */
        record Folders() implements Piece {}

        /** Inside of {@link Folders}: only after a slash may the next piece begin. */
        record FoldersBegun() implements Piece {}
    }

    /** The pattern, or empty when it is malformed: an open bracket, a backslash at the end. */
    static Optional<Glob> of(String text) {
        return new GlobPieces(text).read().map(Glob::new);
    }

    /** The characters that any match begins with; for reversed pieces, those it ends with, from the last. */
    private static String literal(List<Piece> pieces) {
        StringBuilder literal = new StringBuilder();
        for (Piece piece : pieces) {
            if (!(piece instanceof Piece.Literal(int character)) || Character.isSupplementaryCodePoint(character)) {
                break;
            }
            literal.append((char) character);
        }
        return literal.toString();
    }

    boolean matches(String path) {
        // most patterns are decided here
        if (!path.startsWith(begin) || !path.endsWith(end)) {
            return false;
        }
        if (begin.length() == pieces.size()) {
            return path.length() == begin.length();
        }
        BitSet at = new BitSet();
        enter(0, at);
        for (int i = 0; i < path.length() && !at.isEmpty(); i += Character.charCount(path.codePointAt(i))) {
            BitSet then = new BitSet();
            for (int position = at.nextSetBit(0); position >= 0; position = at.nextSetBit(position + 1)) {
                if (position < pieces.size()) {
                    step(position, path.codePointAt(i), then);
                }
            }
            at = then;
        }
        return at.get(pieces.size());
    }

    /** Stands at the position, and at those that are reached from it by nothing. */
    private void enter(int first, BitSet at) {
        int position = first;
        at.set(position);
        while (position < pieces.size()) {
            switch (pieces.get(position)) {
                case Piece.Star(), Piece.Anything() -> position++;
                case Piece.Folders() -> position += 2;
                case Piece.Literal _, Piece.One _, Piece.FoldersBegun() -> {
                    return;
                }
            }
            at.set(position);
        }
    }

    private void step(int position, int c, BitSet then) {
        switch (pieces.get(position)) {
            case Piece.Literal(int character) -> {
                if (c == character) {
                    enter(position + 1, then);
                }
            }
            case Piece.One(IntPredicate set) -> {
                if (set.test(c)) {
                    enter(position + 1, then);
                }
            }
            case Piece.Star() -> {
                if (c != '/') {
                    enter(position, then);
                }
            }
            case Piece.Anything() -> enter(position, then);
            case Piece.Folders() -> stepInFolders(position + 1, c, then);
            case Piece.FoldersBegun() -> stepInFolders(position, c, then);
        }
    }

    private void stepInFolders(int begun, int c, BitSet then) {
        then.set(begun);
        if (c == '/') {
            enter(begun + 1, then);
        }
    }
}
