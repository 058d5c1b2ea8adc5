package dev.slipway.workflow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The variables that a POSIX shell would put into a script: those in single quotes, comments and quoted here-documents
 * stay as they are, and so do those with a value of their own for the case that they are empty.
 */
final class ShellScript {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*+");
    private static final Pattern BRACED = Pattern.compile("([A-Za-z_]\\w*+)(.?)");
    private static final Pattern HERE = Pattern.compile("<<-?\\s*+(['\"\\\\]?)([A-Za-z_]\\w*+)['\"]?");

    private final String text;
    private final List<Use> uses = new ArrayList<>();
    /** What is open: a double quote, a bracket. */
    private final Deque<Character> open = new ArrayDeque<>();
    private final Deque<Matcher> documents = new ArrayDeque<>();
    private int position;

    private ShellScript(String text) {
        this.text = text;
    }

    /**
     * A variable that is put in.
     *
     * @param index     where its name begins
     * @param isGuarded whether the script says what to do when it is empty
     */
    record Use(String name, int index, boolean isGuarded) {}

    static List<Use> uses(String text) {
        ShellScript script = new ShellScript(text);
        while (script.position < text.length()) {
            script.step();
        }
        return List.copyOf(script.uses);
    }

    private boolean isInQuotes() {
        return !open.isEmpty() && open.peek() == '"';
    }

    private void step() {
        char here = text.charAt(position);
        switch (here) {
            case '\\' -> position += 2;
            case '\'' -> position = isInQuotes() ? position + 1 : after("'", position + 1);
            case '"' -> quote();
            case '(' -> push();
            case ')' -> pop();
            case '$' -> dollar();
            case '#' -> position = isComment() ? lineEnd(position) : position + 1;
            case '<' -> here();
            case '\n' -> line();
            default -> position++;
        }
    }

    private void quote() {
        if (isInQuotes()) {
            open.pop();
        } else {
            open.push('"');
        }
        position++;
    }

    private void push() {
        if (!isInQuotes()) {
            open.push('(');
        }
        position++;
    }

    private void pop() {
        if (!open.isEmpty() && open.peek() == '(') {
            open.pop();
        }
        position++;
    }

    private boolean isComment() {
        return !isInQuotes() && (position == 0 || " \t\n;&(".indexOf(text.charAt(position - 1)) >= 0);
    }

    private void dollar() {
        if (text.startsWith("${{", position)) {
            int end = Template.closing(text, position + 3);
            position = end < 0 ? text.length() : end + 2;
        } else if (text.startsWith("$(", position)) {
            open.push('(');
            position += 2;
        } else if (text.startsWith("${", position)) {
            braced(position + 2);
        } else {
            Matcher name = NAME.matcher(text).region(position + 1, text.length());
            position++;
            if (name.lookingAt()) {
                uses.add(new Use(name.group(), position, false));
                position = name.end();
            }
        }
    }

    private void braced(int from) {
        Matcher name = BRACED.matcher(text).region(from, text.length());
        position = from;
        if (name.lookingAt()) {
            uses.add(new Use(name.group(1), from, ":-=?+".contains(name.group(2)) && !name.group(2).isEmpty()));
            position = name.end(1);
        }
    }

    private void here() {
        Matcher document = HERE.matcher(text).region(position, text.length());
        boolean isHere = !text.startsWith("<<<", position) && !isInQuotes() && document.lookingAt();
        if (isHere) {
            documents.add(document);
        }
        position = isHere ? document.end() : position + (text.startsWith("<<<", position) ? 3 : 1);
    }

    private void line() {
        position++;
        while (!documents.isEmpty()) {
            document(documents.poll());
        }
    }

    /** A here-document ends with its word in a line of its own; nothing in it is quoted. */
    private void document(Matcher beginning) {
        boolean isLiteral = !beginning.group(1).isEmpty();
        while (position < text.length()) {
            int end = lineEnd(position);
            String line = text.substring(position, end);
            if (line.strip().equals(beginning.group(2))) {
                position = end;
                return;
            }
            if (!isLiteral) {
                int from = position;
                uses(line).forEach(use -> uses.add(new Use(use.name(), from + use.index(), use.isGuarded())));
            }
            position = Math.min(end + 1, text.length());
        }
    }

    private int after(String sign, int from) {
        int end = text.indexOf(sign, from);
        return end < 0 ? text.length() : end + 1;
    }

    private int lineEnd(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }
}
