package dev.slipway.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Joins a Dockerfile's lines to instructions: comments, continued lines, the escape directive and heredocs. */
final class DockerfileLines {

    private static final Pattern DIRECTIVE = Pattern.compile("\\s*#\\s*(\\w+)\\s*=\\s*(\\S+)\\s*");
    private static final Pattern INSTRUCTION = Pattern.compile("\\s*([A-Za-z]+)(?:\\s+(.*))?", Pattern.DOTALL);
    private static final Pattern HEREDOC = Pattern.compile("(?:^|\\s)\\d*<<(-?)(['\"]?)([A-Za-z_]\\w*)\\2");
    private static final Set<String> TAKES_HEREDOC = Set.of("RUN", "COPY", "ADD");

    private final String[] lines;
    private String escape = "\\";
    private int next;

    DockerfileLines(String text) {
        String withoutMark = text.startsWith("\uFEFF") ? text.substring(1) : text;
        this.lines = withoutMark.split("\\R", -1);
    }

    List<Dockerfile.Instruction> instructions() {
        readDirectives();
        List<Dockerfile.Instruction> instructions = new ArrayList<>();
        next = 0;
        while (next < lines.length) {
            int first = next;
            Matcher instruction = INSTRUCTION.matcher(joined());
            if (instruction.matches()) {
                String keyword = instruction.group(1).toUpperCase(Locale.ROOT);
                String arguments = instruction.group(2) == null ? "" : instruction.group(2).strip();
                instructions.add(new Dockerfile.Instruction(first + 1, keyword, arguments));
                skipHeredocs(keyword, arguments);
            }
        }
        return instructions;
    }

    /** Directives stand at the very top; the first line that is none ends them. */
    private void readDirectives() {
        for (String line : lines) {
            Matcher directive = DIRECTIVE.matcher(line);
            if (!directive.matches()) {
                return;
            }
            if (directive.group(1).equalsIgnoreCase("escape")) {
                escape = directive.group(2);
            }
        }
    }

    private String joined() {
        StringBuilder joined = new StringBuilder();
        while (next < lines.length) {
            String line = lines[next++];
            boolean begun = !joined.isEmpty();
            if (line.stripLeading().startsWith("#") || begun && line.isBlank()) {
                if (begun) {
                    continue;
                }
                return "";
            }
            String end = line.stripTrailing();
            if (!end.endsWith(escape)) {
                return joined.append(line).toString();
            }
            joined.append(end, 0, end.length() - escape.length()).append(' ');
        }
        return joined.toString();
    }

    private void skipHeredocs(String keyword, String arguments) {
        Matcher heredoc = HEREDOC.matcher(arguments);
        while (TAKES_HEREDOC.contains(keyword) && heredoc.find()) {
            boolean tabs = !heredoc.group(1).isEmpty();
            while (next < lines.length && !ends(lines[next++], heredoc.group(3), tabs)) {
                // the heredoc's own text
            }
        }
    }

    private static boolean ends(String line, String name, boolean mayBeIndented) {
        return (mayBeIndented ? line.replaceFirst("^\t+", "") : line).equals(name);
    }
}
