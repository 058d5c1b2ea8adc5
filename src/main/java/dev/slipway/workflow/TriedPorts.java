package dev.slipway.workflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The container ports that a workflow opens when it runs the image that it has just built ({@code docker run -p}), as
 * far as they are plain numbers. Where it builds several images nobody knows which one is deployed.
 *
 * @see <a href="https://docs.docker.com/reference/cli/docker/container/run/#publish">docker run --publish</a>
 */
final class TriedPorts {

    private static final Pattern COMMAND = Pattern.compile(
            "\\bdocker\\s+(?:(run)|(?:buildx\\s+)?build)\\s([^\\n;|&>]*)");
    private static final Pattern TOKEN = Pattern.compile("(?:\"[^\"]*+\"|'[^']*+'|\\$\\{\\{[^}]*+}}|[^\\s\"'])++");
    private static final Pattern VARIABLE = Pattern.compile(
            "\\$\\{\\{\\s*env\\.(\\w+)\\s*}}|\\$\\{([A-Za-z_]\\w*)}|\\$([A-Za-z_]\\w*)");
    private static final Pattern MAPPING = Pattern.compile("(?:[^:\\s]*:){0,2}(\\d{1,5})(?:/tcp)?");
    private static final int LAST_PORT = 65_535;
    /** A script made to be slow has more. */
    private static final int MOST = 100;

    private final Set<String> builds = new HashSet<>();
    private final Set<String> images = new HashSet<>();
    private final List<Run> runs = new ArrayList<>();

    private TriedPorts() {}

    /** A container that is run, its options and image as they are. */
    private record Run(List<Word> tokens, Map<String, String> variables) {}

    /** Each with its place. */
    static List<Word> of(Workflow workflow) {
        TriedPorts ports = new TriedPorts();
        for (Workflow.Job job : workflow.jobs()) {
            job.steps().stream().filter(step -> step.action().equals("docker/build-push-action"))
                    .forEach(step -> ports.builds.add(step.with("context").text() + " " + step.with("file").text()));
            job.scripts().forEach(step -> ports.read(job, step));
        }
        return ports.builds.size() == 1 ? ports.runs.stream().flatMap(run -> ports.ports(run).stream()).toList()
                : List.of();
    }

    private void read(Workflow.Job job, Workflow.Step step) {
        // continued lines are one, and every place stays the same
        String script = step.run().text().replace("\\\n", "  ");
        if (!script.contains("docker")) {
            return;
        }
        Map<String, String> variables = new HashMap<>(job.declared());
        step.value().get("env").entries().forEach((name, value) -> variables.put(name, value.text()));
        COMMAND.matcher(script).results().limit(MOST).forEach(command -> {
            List<Word> tokens = TOKEN.matcher(command.group(2)).results().limit(MOST).map(token ->
                    new Word(token.group(), step.run().place(command.start(2) + token.start()))).toList();
            if (command.group(1) != null) {
                runs.add(new Run(tokens, variables));
            } else {
                built(step, tokens, variables);
            }
        });
    }

    private void built(Workflow.Step step, List<Word> tokens, Map<String, String> variables) {
        String context = tokens.isEmpty() ? "" : bare(tokens.getLast().text(), variables);
        builds.add(step.value().get("working-directory").text() + " " + context.replaceAll("^\\./|/$", "")
                + " " + values(tokens, "-f", "--file").stream().map(Word::text).toList());
        values(tokens, "-t", "--tag").forEach(tag -> images.add(bare(tag.text(), variables)));
    }

    /** What stands before the image's name is for docker; what stands behind it is for the program. */
    private List<Word> ports(Run run) {
        List<Word> options = run.tokens().stream()
                .takeWhile(token -> !images.contains(bare(token.text(), run.variables()))).toList();
        if (options.size() == run.tokens().size()) {
            return List.of();
        }
        List<Word> ports = new ArrayList<>();
        for (Word value : values(options, "-p", "--publish")) {
            Matcher mapping = MAPPING.matcher(bare(value.text(), run.variables()));
            if (mapping.matches() && isPort(mapping.group(1))) {
                ports.add(new Word(mapping.group(1), value.offset()));
            }
        }
        return ports;
    }

    private static boolean isPort(String number) {
        int port = Integer.parseInt(number);
        return port > 0 && port <= LAST_PORT;
    }

    /** What is given for an option: in the next token, or behind an equals sign. */
    private static List<Word> values(List<Word> tokens, String letter, String name) {
        List<Word> values = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            Word token = tokens.get(i);
            if ((token.text().equals(letter) || token.text().equals(name)) && i + 1 < tokens.size()) {
                values.add(tokens.get(i + 1));
            } else if (token.text().startsWith(name + "=")) {
                int length = name.length() + 1;
                values.add(new Word(token.text().substring(length), token.offset() + length));
            }
        }
        return values;
    }

    /** Without quotes, and with the variables that the file declares put in. */
    private static String bare(String token, Map<String, String> variables) {
        return VARIABLE.matcher(token.replaceAll("[\"']", "")).replaceAll(use -> Matcher.quoteReplacement(
                variables.getOrDefault(name(use), use.group())));
    }

    private static String name(MatchResult use) {
        return use.group(1) != null ? use.group(1) : use.group(2) != null ? use.group(2) : use.group(3);
    }
}
