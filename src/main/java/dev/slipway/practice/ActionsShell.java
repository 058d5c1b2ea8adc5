package dev.slipway.practice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * As much of a shell as a deploying workflow's scripts need: variables, quotes, redirections, pipes, {@code &&},
 * {@code ||}, {@code if}. A script that uses more of the language is told, and taken as having succeeded.
 */
final class ActionsShell {

    private static final Set<String> TOO_MUCH =
            Set.of("for", "while", "until", "case", "function", "{", "(", "((", "[[", "<<", "select");
    private static final Set<String> IF_WORDS = Set.of("then", "elif", "else", "fi");
    private static final Pattern ASSIGNMENT = Pattern.compile("([A-Za-z_]\\w*)=(.*)", Pattern.DOTALL);
    private static final int DEEPEST = 20;

    private final ActionsCommands commands;
    private final Map<String, String> variables;
    private final List<String> tokens = new ArrayList<>();
    private int position;
    private int depth;

    ActionsShell(ActionsCommands commands, Map<String, String> variables) {
        this.commands = commands;
        this.variables = variables;
    }

    /** The script has ended before its end. */
    private static final class Exit extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int code;

        private Exit(int code) {
            super(null, null, false, false);
            this.code = code;
        }
    }

    /** What a command leaves behind. */
    record Result(int code, String out, String error) {
        static Result good(String out) {
            return new Result(0, out, "");
        }

        static Result bad(int code, String error) {
            return new Result(code, "", error);
        }
    }

    /** Runs the script as GitHub does, ending at the first command that fails; returns the exit code. */
    int run(String script) {
        if (!read(script) || tokens.stream().anyMatch(TOO_MUCH::contains)) {
            commands.say("The practice runner does not run this script; it takes it as having succeeded.");
            return 0;
        }
        try {
            statements(true, true);
            return 0;
        } catch (Exit e) {
            return e.code;
        }
    }

    private boolean read(String script) {
        Optional<List<String>> words = ActionsScript.tokens(script);
        words.ifPresent(tokens::addAll);
        return words.isPresent();
    }

    private String peek() {
        return position < tokens.size() ? tokens.get(position) : "";
    }

    private boolean take(String token) {
        boolean isHere = !peek().isEmpty() && peek().equals(token);
        position += isHere ? 1 : 0;
        return isHere;
    }

    private boolean takeAny(String... wanted) {
        for (String token : wanted) {
            if (take(token)) {
                return true;
            }
        }
        return false;
    }

    /** Statements up to a word of an {@code if}; read but not run when not live. Returns the last one's exit code. */
    private int statements(boolean live, boolean endsOnFailure) {
        int code = 0;
        while (position < tokens.size() && !IF_WORDS.contains(peek())) {
            if (takeAny("\n", ";")) {
                continue;
            }
            code = chain(live, endsOnFailure);
        }
        return code;
    }

    private int chain(boolean live, boolean endsOnFailure) {
        int code = pipeline(live);
        boolean isLast = true;
        while (peek().equals("&&") || peek().equals("||")) {
            boolean goesOn = take("&&") ? code == 0 : take("||") && code != 0;
            isLast = goesOn;
            code = goesOn ? pipeline(live) : skip(code);
        }
        if (code != 0 && endsOnFailure && isLast && live) {
            throw new Exit(code);
        }
        return code;
    }

    private int skip(int code) {
        pipeline(false);
        return code;
    }

    private int pipeline(boolean live) {
        boolean isNegated = take("!");
        if (take("if")) {
            return condition(live);
        }
        Result result = command(live, "");
        while (take("|")) {
            result = command(live, result.out());
        }
        if (live) {
            commands.say(result.error());
            commands.say(result.out());
        }
        return isNegated ? result.code() == 0 ? 1 : 0 : result.code();
    }

    private int condition(boolean live) {
        if (++depth > DEEPEST) {
            throw new Exit(2);
        }
        boolean done = !live;
        int code = 0;
        do {
            boolean holds = statements(!done, false) == 0 && !done;
            take("then");
            int inner = statements(holds, true);
            code = holds ? inner : code;
            done |= holds;
        } while (take("elif"));
        if (take("else")) {
            int inner = statements(!done, true);
            code = done ? code : inner;
        }
        if (!take("fi")) {
            throw new Exit(2);
        }
        depth--;
        return code;
    }

    private Result command(boolean live, String input) {
        List<String> words = new ArrayList<>();
        String from = input;
        String out = "";
        String error = "";
        boolean appends = false;
        boolean errorToOut = false;
        while (position < tokens.size() && !Set.of("\n", ";", "&&", "||", "|").contains(peek())) {
            String token = tokens.get(position++);
            switch (token) {
                case ">", ">>" -> {
                    out = expanded(next(), live);
                    appends = token.equals(">>");
                }
                case "2>" -> error = expanded(next(), live);
                case "&>" -> {
                    out = expanded(next(), live);
                    errorToOut = true;
                }
                case "2>&1" -> errorToOut = true;
                case ">&2", "1>&2" -> { }
                case "<" -> from = live ? commands.read(expanded(next(), true)) : skipped();
                default -> words.add(live ? expanded(token, true) : token);
            }
        }
        if (!live) {
            return Result.good("");
        }
        Result result = executed(words, from);
        if (errorToOut) {
            result = new Result(result.code(), result.out() + result.error(), "");
        }
        return redirected(result, out, appends, error);
    }

    private String next() {
        return position < tokens.size() ? tokens.get(position++) : "";
    }

    private String skipped() {
        position++;
        return "";
    }

    private Result executed(List<String> words, String input) {
        Matcher assignment = ASSIGNMENT.matcher(words.isEmpty() ? "" : words.getFirst());
        if (assignment.matches()) {
            variables.put(assignment.group(1), assignment.group(2));
            return words.size() == 1 ? Result.good("") : executed(words.subList(1, words.size()), input);
        }
        if (words.isEmpty()) {
            return Result.good("");
        }
        if (words.getFirst().equals("exit")) {
            throw new Exit(words.size() > 1 && words.get(1).matches("\\d{1,3}") ? Integer.parseInt(words.get(1)) : 0);
        }
        return commands.run(words, input, variables);
    }

    private Result redirected(Result result, String out, boolean appends, String error) {
        if (!out.isEmpty()) {
            commands.write(out, result.out(), appends);
        }
        if (!error.isEmpty()) {
            commands.write(error, result.error(), false);
        }
        return new Result(result.code(), out.isEmpty() ? result.out() : "", error.isEmpty() ? result.error() : "");
    }

    private String expanded(String word, boolean live) {
        return live ? new ActionsScript.Word(word, variables, this::output).expanded() : "";
    }

    private String output(String script) {
        ActionsShell inner = new ActionsShell(commands, variables);
        if (!inner.read(script)) {
            return "";
        }
        Result result = inner.command(true, "");
        commands.say(result.error());
        return result.out().strip();
    }
}
