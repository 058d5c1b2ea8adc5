package dev.slipway;

import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
import dev.slipway.pipeline.PreviousVersions;
import dev.slipway.ui.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was typed behind the program's name. Only {@link Screen#open} touches the toolkit. */
final class CommandLine {

    static final int DONE = 0;
    static final int MISUSED = 2;
    static final int NO_WINDOW = 3;

    private static final List<String> CHECK_OPTIONS = List.of("--json", "--fix");
    private static final String FACTS_OPTION = "--repository-facts";

    private final Texts texts;
    private final PreviousVersions previous;
    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;

    /** @param previous where the texts of files are kept that a command writes over */
    CommandLine(Texts texts, PreviousVersions previous, InputStream in, PrintStream out, PrintStream err) {
        this.texts = texts;
        this.previous = previous;
        this.in = in;
        this.out = out;
        this.err = err;
    }

    /** Opens the window and returns when it was closed, or says why it cannot be. */
    @FunctionalInterface
    interface Screen {
        Optional<StartProblem> open();
    }

    /** Returns the exit status: 0 done, 2 misused, 3 no window can be opened here; a command's own where it has one. */
    int run(Screen screen, String... words) {
        if (words.length == 0) {
            return opened(screen);
        }
        if (words[0].equals("check")) {
            return check(List.of(words).subList(1, words.length));
        }
        if (words[0].equals("handshake")) {
            return handshake(List.of(words).subList(1, words.length));
        }
        if (words[0].equals("lint")) {
            return lint(new ArrayList<>(List.of(words).subList(1, words.length)));
        }
        if (words[0].equals("allows")) {
            return allows(List.of(words).subList(1, words.length));
        }
        if (words[0].equals("explain")) {
            return explain(List.of(words).subList(1, words.length));
        }
        if (words.length > 1) {
            return misused(words[1]);
        }
        return switch (words[0]) {
            case "--help", "-h", "help" -> {
                out.println(texts.get("start.help"));
                yield DONE;
            }
            case "--version" -> {
                out.println("Slipway " + version());
                yield DONE;
            }
            default -> misused(words[0]);
        };
    }

    private int check(List<String> words) {
        return overFiles("check", words, files -> new CheckCommand(texts, words.contains("--json"), mending(words))
                .check(files));
    }

    private int handshake(List<String> words) {
        List<String> named = new ArrayList<>(words);
        boolean json = named.removeIf("--json"::equals);
        Optional<String> facts = taken(named, FACTS_OPTION);
        // left over when no file follows it, which is told as such
        Optional<String> unknown = named.stream()
                .filter(word -> word.startsWith("-") && !word.equals(FACTS_OPTION)).findFirst();
        if (unknown.isPresent()) {
            return misused(unknown.get());
        }
        if (facts.isEmpty() || named.size() != 2) {
            err.println(texts.get("handshake.files"));
            err.println(texts.get("start.help"));
            return MISUSED;
        }
        HandshakeCommand.Outcome outcome = new HandshakeCommand(texts, json)
                .simulate(new HandshakeCommand.Files(named.get(0), named.get(1), facts.get()));
        outcome.lines().forEach(out::println);
        return outcome.status();
    }

    private int lint(List<String> words) {
        Optional<String> definition = taken(words, "--task-definition");
        Optional<String> trust = taken(words, "--trust");
        return overFiles("lint", words, files -> new LintCommand(texts, words.contains("--json"), mending(words),
                LintBeside.of(definition, trust)).lint(files));
    }

    /** Goes through files, of which there must be one. */
    @FunctionalInterface
    private interface Pass {
        CheckCommand.Outcome over(List<String> files) throws ProblemException;
    }

    private int overFiles(String command, List<String> words, Pass pass) {
        Optional<String> unknown = words.stream().filter(word -> word.startsWith("-") && !CHECK_OPTIONS.contains(word))
                .findFirst();
        if (unknown.isPresent()) {
            return misused(unknown.get());
        }
        List<String> files = words.stream().filter(word -> !CHECK_OPTIONS.contains(word)).toList();
        if (files.isEmpty()) {
            err.println(texts.get("start.noFiles", command));
            err.println(texts.get("start.help"));
            return MISUSED;
        }
        try {
            CheckCommand.Outcome outcome = pass.over(files);
            outcome.lines().forEach(out::println);
            return outcome.status();
        } catch (ProblemException e) {
            explain(e.problem());
            return MISUSED;
        }
    }

    /** Where the texts before are kept, when files are to be mended. */
    private Optional<PreviousVersions> mending(List<String> words) {
        return words.contains("--fix") ? Optional.of(previous) : Optional.empty();
    }

    /** The word behind an option, both taken out; an option at the end stays, and is then told. */
    private static Optional<String> taken(List<String> words, String option) {
        int at = words.indexOf(option);
        if (at < 0 || at + 1 >= words.size()) {
            return Optional.empty();
        }
        words.remove(at);
        return Optional.of(words.remove(at));
    }

    private int allows(List<String> words) {
        return unknown(words, "--json").map(this::misused).orElseGet(() -> {
            try {
                return new AllowsCommand(texts, words.contains("--json")).answer(in, out::println);
            } catch (IOException e) {
                err.println(texts.get("start.noInput", "allows", e.getMessage()));
                return MISUSED;
            }
        });
    }

    private int explain(List<String> words) {
        return unknown(words, "--json", "--learn").map(this::misused).orElseGet(() -> new ExplainCommand(texts,
                words.contains("--json"), words.contains("--learn"), out).explain(in));
    }

    /** A command that reads its standard input knows no other words than its options. */
    private static Optional<String> unknown(List<String> words, String... options) {
        return words.stream().filter(word -> !List.of(options).contains(word)).findFirst();
    }

    private int opened(Screen screen) {
        Optional<StartProblem> problem = screen.open();
        problem.ifPresent(this::explain);
        return problem.isPresent() ? NO_WINDOW : DONE;
    }

    private void explain(Problem problem) {
        err.println(texts.title(problem));
        err.println(texts.advice(problem));
    }

    private int misused(String word) {
        err.println(texts.get("start.unknown", word));
        err.println(texts.get("start.help"));
        return MISUSED;
    }

    /** From the jar's manifest; run from its folder of classes, the program has none yet. */
    private String version() {
        return Optional.ofNullable(CommandLine.class.getPackage().getImplementationVersion())
                .orElseGet(() -> texts.get("start.unpackaged"));
    }
}
