package dev.slipway.practice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A shell script as text: its words and operators, and what a word stands for. */
final class ActionsScript {

    private static final Pattern TOKEN = Pattern.compile("\\\\\n|[ \t]+|(?<comment>(?<![^\\s;&|])#[^\n]*)"
            + "|(?<operator>\n|;|&&|\\|\\||\\||2>&1|>&2|1>&2|2>|&>|>>|>|<<|<)"
            + "|(?<word>(?:'[^']*+'|\"(?:\\\\.|\\$\\([^)]*\\)|[^\"\\\\])*+\"|\\$\\([^)]*\\)|\\\\.|[^\\s;&|<>'\"\\\\])++)",
            Pattern.DOTALL);

    private ActionsScript() {}

    /** Words with their quotes, and operators; empty when a quote is not closed. */
    static Optional<List<String>> tokens(String script) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(script);
        int end = 0;
        while (end < script.length() && matcher.find(end) && matcher.start() == end) {
            if (matcher.group("word") != null) {
                tokens.add(matcher.group("word"));
            } else if (matcher.group("operator") != null) {
                tokens.add(matcher.group("operator"));
            }
            end = matcher.end();
        }
        return end == script.length() ? Optional.of(tokens) : Optional.empty();
    }

    /**
     * A word to be expanded.
     *
     * @param output gives the output of a script, for {@code $(...)}
     */
    record Word(String text, Map<String, String> variables, UnaryOperator<String> output) {

        private static final Pattern COMMAND = Pattern.compile("\\$\\(([^)]*)\\)");
        private static final Pattern VARIABLE =
                Pattern.compile("\\$(?:\\{(\\w+)(?::-([^}]*))?}|([A-Za-z_]\\w*))");

        /** Without its quotes, with each variable's value. */
        String expanded() {
            StringBuilder expanded = new StringBuilder();
            boolean isQuoted = false;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '\'' && !isQuoted) {
                    int end = text.indexOf('\'', i + 1);
                    expanded.append(text, i + 1, end);
                    i = end;
                } else if (c == '\\' && i + 1 < text.length()) {
                    expanded.append(text.charAt(++i));
                } else if (c == '$') {
                    i = expandAt(i, expanded);
                } else if (c == '"') {
                    isQuoted = !isQuoted;
                } else {
                    expanded.append(c);
                }
            }
            return expanded.toString();
        }

        /** Appends what the dollar at that place stands for, and returns the place of its last character. */
        private int expandAt(int at, StringBuilder expanded) {
            Matcher command = COMMAND.matcher(text).region(at, text.length());
            if (command.lookingAt()) {
                expanded.append(output.apply(command.group(1)));
                return command.end() - 1;
            }
            Matcher name = VARIABLE.matcher(text).region(at, text.length());
            if (name.lookingAt()) {
                String value = variables.getOrDefault(name.group(1) == null ? name.group(3) : name.group(1), "");
                expanded.append(value.isEmpty() && name.group(2) != null ? name.group(2) : value);
                return name.end() - 1;
            }
            expanded.append('$');
            return at;
        }
    }
}
