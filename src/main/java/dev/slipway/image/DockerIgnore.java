package dev.slipway.image;

import java.util.ArrayList;
import java.util.List;

/**
 * A {@code .dockerignore} file's patterns. The last pattern that matches a path or one of its parents decides.
 *
 * @see <a href="https://docs.docker.com/build/concepts/context/#dockerignore-files">.dockerignore files</a>
 * @see <a href="https://github.com/moby/patternmatcher">the matcher of Docker itself</a>
 */
final class DockerIgnore {

    private final List<Rule> rules;

    private DockerIgnore(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** One line; {@code includes} when it begins with {@code !}. */
    private record Rule(boolean includes, String text, Glob glob) {

        /** Whether something below the folder could match: true unless the text before any wildcard leads elsewhere. */
        boolean mayMatchBelow(String folder) {
            String certain = text.split("[*?\\[\\\\]", 2)[0];
            return certain.startsWith(folder + "/") || (folder + "/").startsWith(certain);
        }
    }

    /** A line that is not a pattern, counted from 1. */
    static final class BadPattern extends Exception {
        private static final long serialVersionUID = 1L;

        BadPattern(int line, String text) {
            super("line " + line + ": " + text);
        }
    }

    static DockerIgnore nothing() {
        return new DockerIgnore(List.of());
    }

    static DockerIgnore of(String text) throws BadPattern {
        String[] lines = (text.startsWith("\uFEFF") ? text.substring(1) : text).split("\\R", -1);
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].strip();
            // only a # in the first column begins a comment: " #odd" names a file
            if (!lines[i].startsWith("#") && !line.isEmpty()) {
                boolean includes = line.startsWith("!");
                String path = cleaned(includes ? line.substring(1).strip() : line);
                Glob glob = path.isEmpty() ? null : Glob.of(path).orElse(null);
                if (glob == null) {
                    throw new BadPattern(i + 1, line);
                }
                rules.add(new Rule(includes, path, glob));
            }
        }
        return new DockerIgnore(rules);
    }

    /** Whether the file or folder (relative, with forward slashes) is kept from the engine. */
    boolean ignores(String path) {
        boolean ignored = false;
        for (Rule rule : rules) {
            if (rule.includes == ignored && matchesPathOrParent(rule.glob, path)) {
                ignored = !rule.includes;
            }
        }
        return ignored;
    }

    /** Whether an ignored folder must be searched all the same, because a {@code !} line may bring a part of it back. */
    boolean mayBringBackBelow(String folder) {
        return rules.stream().anyMatch(rule -> rule.includes && rule.mayMatchBelow(folder));
    }

    private static boolean matchesPathOrParent(Glob glob, String path) {
        for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
            if (glob.matches(path.substring(0, end))) {
                return true;
            }
        }
        return glob.matches(path);
    }

    /** As Go's path.Clean, and without a leading slash: {@code ./src//a/} is {@code src/a}. */
    private static String cleaned(String path) {
        List<String> parts = new ArrayList<>();
        for (String part : path.split("/")) {
            if (part.equals("..") && !parts.isEmpty() && !parts.getLast().equals("..")) {
                parts.removeLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        boolean namesTheTop = parts.isEmpty() && !path.isEmpty();
        return namesTheTop ? "." : String.join("/", parts);
    }
}
