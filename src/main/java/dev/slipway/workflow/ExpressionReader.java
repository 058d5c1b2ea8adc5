package dev.slipway.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads one of GitHub's expressions: what it refers to, what it calls, and where it stops being one.
 *
 * @see <a href="https://docs.github.com/en/actions/reference/workflows-and-actions/expressions">Expressions</a>
 */
final class ExpressionReader {

    private static final Pattern TOKEN =
            Pattern.compile("\\s*+(?:('[^']*+(?:''[^']*+)*+')|(\\|\\||&&|[=!<>]=|[()!,.<>*]|\\[|])"
            + "|([A-Za-z_][\\w-]*+)|(-?(?:0x[0-9A-Fa-f]++|\\d++(?:\\.\\d++)?(?:[eE][-+]?\\d++)?)))");
    private static final int DEEPEST = 40;
    /** GitHub's own limit is 21,000; nobody comes near. */
    private static final int LONGEST = 10_000;

    private final String text;
    private final int end;
    private final IntUnaryOperator place;
    private final List<Reference> references = new ArrayList<>();
    private final List<Word> calls = new ArrayList<>();
    private int position;
    private int depth;
    private String token = "";
    private int tokenStart;

    private ExpressionReader(String text, int start, int end, IntUnaryOperator place) {
        this.text = text;
        this.position = start;
        this.end = end;
        this.place = place;
    }

    /** What an expression refers to, the functions it calls, and where it is at fault. */
    record Read(List<Reference> references, List<Word> calls, List<Word> faults) {
        Read {
            references = List.copyOf(references);
            calls = List.copyOf(calls);
            faults = List.copyOf(faults);
        }
    }

    /** It is no expression from here on. */
    private static final class Fault extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** @param place from an index of the text to the file's */
    static Read read(String text, int start, int end, IntUnaryOperator place) {
        if (end - start > LONGEST) {
            return new Read(List.of(), List.of(), List.of(new Word("", place.applyAsInt(start))));
        }
        ExpressionReader reader = new ExpressionReader(text, start, end, place);
        List<Word> faults = new ArrayList<>();
        try {
            reader.next();
            reader.either();
            if (!reader.token.isEmpty()) {
                throw new Fault();
            }
        } catch (Fault e) {
            String at = reader.token.isEmpty() && reader.tokenStart < end
                    ? text.substring(reader.tokenStart, text.offsetByCodePoints(reader.tokenStart, 1)) : reader.token;
            faults.add(new Word(at, place.applyAsInt(Math.min(reader.tokenStart, Math.max(start, end - 1)))));
        }
        return new Read(reader.references, reader.calls, faults);
    }

    private void either() throws Fault {
        if (++depth > DEEPEST) {
            throw new Fault();
        }
        comparison();
        while (token.equals("||") || token.equals("&&")) {
            next();
            comparison();
        }
        depth--;
    }

    private void comparison() throws Fault {
        operand();
        while (token.matches("[=!<>]=|[<>]")) {
            next();
            operand();
        }
    }

    private void operand() throws Fault {
        while (token.equals("!")) {
            next();
        }
        if (take("(")) {
            either();
            expect(")");
            rest(new ArrayList<>());
        } else if (token.matches("(?s)'.*|[-\\d].*|true|false|null")) {
            next();
        } else if (token.matches("[A-Za-z_].*")) {
            named();
        } else {
            throw new Fault();
        }
    }

    private void named() throws Fault {
        Word name = word(token);
        next();
        if (!take("(")) {
            List<Word> path = new ArrayList<>(List.of(name));
            references.add(new Reference(path, rest(path)));
            return;
        }
        calls.add(name);
        if (!take(")")) {
            either();
            while (take(",")) {
                either();
            }
            expect(")");
        }
        rest(new ArrayList<>());
    }

    /** Adds the names that follow; whether one of them is not known beforehand. */
    private boolean rest(List<Word> path) throws Fault {
        boolean isOpen = false;
        while (token.equals(".") || token.equals("[")) {
            if (take(".")) {
                boolean isName = token.matches("[A-Za-z_].*");
                if (!isName && !token.equals("*")) {
                    throw new Fault();
                }
                isOpen |= !isName;
                if (!isOpen) {
                    path.add(word(token));
                }
                next();
            } else {
                next();
                isOpen |= index(path, isOpen);
                expect("]");
            }
        }
        return isOpen;
    }

    private boolean index(List<Word> path, boolean isOpen) throws Fault {
        boolean isText = token.startsWith("'");
        if (isText && !isOpen) {
            path.add(new Word(token.substring(1, token.length() - 1), place.applyAsInt(tokenStart + 1)));
        }
        if (!take("*")) {
            either();
        }
        return !isText;
    }

    private Word word(String name) {
        return new Word(name, place.applyAsInt(tokenStart));
    }

    private boolean take(String wanted) throws Fault {
        if (!token.equals(wanted)) {
            return false;
        }
        next();
        return true;
    }

    private void expect(String wanted) throws Fault {
        if (!take(wanted)) {
            throw new Fault();
        }
    }

    private void next() throws Fault {
        Matcher matcher = TOKEN.matcher(text).region(position, end);
        if (matcher.lookingAt()) {
            token = matcher.group().strip();
            tokenStart = matcher.end() - token.length();
            position = matcher.end();
            return;
        }
        token = "";
        tokenStart = position;
        while (tokenStart < end && Character.isWhitespace(text.charAt(tokenStart))) {
            tokenStart++;
        }
        if (tokenStart < end) {
            throw new Fault();
        }
        position = end;
    }
}
