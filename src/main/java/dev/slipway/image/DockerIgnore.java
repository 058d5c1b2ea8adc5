package dev.slipway.image;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A {@code .dockerignore} file's patterns. The last pattern that matches a path or one of its parents decides; a
 * pattern that had nothing to decide at a folder is not said to match it, as in Docker: after {@code **}{@code /*.md},
 * {@code !docs} brings nothing back, since {@code docs} itself was never out.
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

    /**
     * What the patterns say of one path.
     *
     * @param isIgnored whether it is kept from the engine
     * @param matching  the patterns that match it or a parent, which decide about what lies below, too
     */
    record Match(boolean isIgnored, BitSet matching) {

        /** The folder itself, which no pattern matches. */
        static final Match TOP = new Match(false, new BitSet());
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
        String[] lines = (text.startsWith("\uFEFF") ? text.substring(1) : text).split("\n", -1);
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < lines.length; i++) {
            // only a # in the first column begins a comment: " #odd" names a file
            String line = lines[i].startsWith("#") ? "" : trimmed(lines[i]);
            if (!line.isEmpty()) {
                rules.add(rule(line, i + 1));
            }
        }
        return new DockerIgnore(rules);
    }

    private static Rule rule(String line, int number) throws BadPattern {
        boolean includes = line.startsWith("!");
        String path = cleaned(includes ? trimmed(line.substring(1)) : line);
        // "a /" becomes "a " and is trimmed again, where " a" can be no more in front
        String again = cleaned(includes ? trimmed("!" + path).substring(1) : trimmed(path));
        boolean namesNothing = includes && (path.isEmpty() || path.equals("/"));
        Glob glob = namesNothing ? null : Glob.of(again).orElse(null);
        if (glob == null) {
            throw new BadPattern(number, line);
        }
        return new Rule(includes, again, glob);
    }

    /** Whether the file or folder (relative, with forward slashes) is kept from the engine. */
    boolean ignores(String path) {
        Match match = Match.TOP;
        for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
            match = match(match, path.substring(0, end));
        }
        return match(match, path).isIgnored;
    }

    /** What the patterns say of a path, given what they said of the folder that it lies in. */
    Match match(Match parent, String path) {
        if (rules.isEmpty()) {
            return Match.TOP;
        }
        BitSet matching = new BitSet(rules.size());
        boolean ignored = false;
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            if (parent.matching.get(i) || rule.includes == ignored && rule.glob.matches(path)) {
                matching.set(i);
                ignored = !rule.includes;
            }
        }
        return new Match(ignored, matching);
    }

    /** Whether an ignored folder must be searched all the same: a {@code !} line may bring a part of it back. */
    boolean mayBringBackBelow(String folder) {
        return rules.stream().anyMatch(rule -> rule.includes && rule.mayMatchBelow(folder));
    }

    /**
     * Whether Docker's classic command line looks into this ignored folder: only for a {@code !} line that begins with
     * the folder's very name. BuildKit also does for one with wildcards.
     *
     * @see <a href="https://github.com/moby/moby/blob/v28.2.2/pkg/archive/archive.go">TarWithOptions</a>
     */
    boolean classicLooksBelow(String folder) {
        return rules.stream().anyMatch(rule -> rule.includes && (rule.text + "/").startsWith(folder + "/"));
    }

    /** The path as a pattern that matches it; a character that no line can hold becomes any character. */
    static String escaped(String path) {
        StringBuilder pattern = new StringBuilder();
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            boolean isAtAnEnd = i == 0 || i == path.length() - 1;
            boolean isNoCharacter = Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(path.charAt(i - 1)));
            if (c == '\n' || c == '\r' || isNoCharacter || isAtAnEnd && isSpace(c)) {
                pattern.append('?');
            } else {
                pattern.append("*?[\\".indexOf(c) >= 0 || i == 0 && (c == '#' || c == '!') ? "\\" : "").append(c);
            }
        }
        return pattern.toString();
    }

    /** Without what Go counts as white space at both ends. */
    private static String trimmed(String text) {
        int begin = 0;
        int end = text.length();
        while (begin < end && isSpace(text.charAt(begin))) {
            begin++;
        }
        while (end > begin && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(begin, end);
    }

    private static boolean isSpace(char c) {
        return c >= '\t' && c <= '\r' || c == '\u0085' || Character.isSpaceChar(c);
    }

    /** As Go's path.Clean, and without a leading slash: {@code ./src//a/} is {@code src/a}. */
    static String cleaned(String path) {
        boolean fromTheTop = path.startsWith("/");
        List<String> parts = new ArrayList<>();
        for (String part : path.split("/")) {
            if (part.equals("..") && !parts.isEmpty() && !parts.getLast().equals("..")) {
                parts.removeLast();
            } else if (!part.isEmpty() && !part.equals(".") && !(part.equals("..") && fromTheTop)) {
                parts.add(part);
            }
        }
        boolean namesTheTop = parts.isEmpty() && !path.isEmpty();
        return !namesTheTop ? String.join("/", parts) : fromTheTop ? "/" : ".";
    }
}
