package dev.slipway.image;

import dev.slipway.image.Glob.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Reads a pattern as Docker does: with Go's {@code filepath.Match} for what is well-formed, and {@code **} besides.
 *
 * @see <a href="https://pkg.go.dev/path/filepath#Match">filepath.Match</a>
 */
final class GlobPieces {

    private final int[] text;
    private final List<Piece> pieces = new ArrayList<>();
    private int next;

    GlobPieces(String text) {
        this.text = text.codePoints().toArray();
    }

    /** The pieces, or empty when the pattern is malformed. */
    Optional<List<Piece>> read() {
        boolean isWellFormed = true;
        boolean isPlain = true;
        while (isWellFormed && next < text.length) {
            int c = text[next++];
            switch (c) {
                case '*' -> {
                    boolean begins = next == 1 && nextIs('*');
                    addStars();
                    isPlain &= begins;
                }
                case '?' -> {
                    pieces.add(new Piece.One(other -> other != '/'));
                    isPlain = false;
                }
                case '[' -> {
                    isWellFormed = addClass();
                    isPlain = false;
                }
                case '\\' -> {
                    isWellFormed = next < text.length;
                    if (isWellFormed) {
                        pieces.add(new Piece.Literal(text[next++]));
                    }
                    isPlain = false;
                }
                default -> {
                    pieces.add(new Piece.Literal(c));
                    isPlain &= c != ']';
                }
            }
        }
        if (!isWellFormed) {
            return Optional.empty();
        }
        letEndsMatch(isPlain);
        return Optional.of(pieces);
    }

    private boolean nextIs(int c) {
        return next < text.length && text[next] == c;
    }

    private void addStars() {
        if (!nextIs('*')) {
            pieces.add(new Piece.Star());
            return;
        }
        next++;
        if (nextIs('/')) {
            next++;
        }
        if (next == text.length) {
            pieces.add(new Piece.Anything());
        } else if (pieces.isEmpty() || !(pieces.getLast() instanceof Piece.FoldersBegun)) {
            pieces.add(new Piece.Folders());
            pieces.add(new Piece.FoldersBegun());
        }
    }

    /** {@code **tmp} asks for the path's end alone, but {@code **t?p} and {@code a**tmp} for the end of a folder. */
    private void letEndsMatch(boolean isPlain) {
        boolean hasSlash = text.length > 2 && text[2] == '/';
        if (isPlain && !hasSlash && pieces.size() > 2 && pieces.getFirst() instanceof Piece.Folders) {
            pieces.subList(0, 2).clear();
            pieces.addFirst(new Piece.Anything());
        }
    }

    /** {@code [a-z_]}, or {@code [^a-z]} for all others, the slash included; false when it is malformed. */
    private boolean addClass() {
        boolean negated = nextIs('^');
        next += negated ? 1 : 0;
        IntPredicate inside = _ -> false;
        boolean isEmpty = true;
        while (isEmpty || !nextIs(']')) {
            int low = classCharacter();
            int high = low;
            if (nextIs('-')) {
                next++;
                high = classCharacter();
            }
            if (low < 0 || high < low) {
                return false;
            }
            int last = high;
            inside = inside.or(c -> c >= low && c <= last);
            isEmpty = false;
        }
        next++;
        pieces.add(new Piece.One(negated ? inside.negate() : inside));
        return true;
    }

    /** The next character of a class, or -1 where there can be none. */
    private int classCharacter() {
        if (next >= text.length || nextIs('-') || nextIs(']')) {
            return -1;
        }
        if (text[next] == '\\') {
            next++;
        }
        return next < text.length ? text[next++] : -1;
    }
}
