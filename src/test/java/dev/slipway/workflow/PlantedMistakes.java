package dev.slipway.workflow;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Good workflows, each with one mistake put in, as {@code planted.txt} tells. */
final class PlantedMistakes {

    private static final char MARK = '«';

    private PlantedMistakes() {}

    /**
     * One workflow with one mistake.
     *
     * @param rule   what is to be found
     * @param also   what else has to be found with it, mostly nothing
     * @param text   the whole workflow
     * @param offset where the finding is
     * @param mended the workflow once the mend is carried out; empty when there is none
     */
    record Planted(String name, String rule, List<String> also, String text, int offset, Optional<String> mended) {

        @Override
        public String toString() {
            return name;
        }
    }

    static String good(String name) {
        return resource("good/" + name + ".yml");
    }

    static String resource(String name) {
        try (var stream = PlantedMistakes.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(name, e);
        }
    }

    static Stream<Planted> all() {
        String[] cases = resource("planted.txt").split("\\n\\n+");
        List<Planted> planted = new ArrayList<>();
        for (int i = 1; i < cases.length; i++) {
            planted.add(planted(i, cases[i].strip().lines().toList()));
        }
        return planted.stream();
    }

    private static Planted planted(int number, List<String> lines) {
        String[] head = lines.getFirst().split(" ");
        String text = changed(good(head[1]), lines);
        String marked = lines.stream().filter(line -> line.startsWith("@ ")).findFirst()
                .map(line -> line.substring(2).replace('⏎', '\n'))
                .map(place -> marked(text.replace("" + MARK, ""), place))
                .orElse(text);
        int offset = marked.indexOf(MARK);
        String whole = text.replace("" + MARK, "");
        List<String> also = behind(lines, "also ");
        List<String> mended = behind(lines, "= ");
        return new Planted(number + " " + String.join(" ", head), head[0], also, whole, offset,
                mended.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", mended)));
    }

    private static List<String> behind(List<String> lines, String sign) {
        return lines.stream().filter(line -> line.startsWith(sign)).map(line -> line.substring(sign.length())).toList();
    }

    private static String changed(String good, List<String> lines) {
        String text = good;
        int at = 1;
        while (at < lines.size()) {
            String before = piece(lines, at, "- ");
            int next = at + (before.isEmpty() ? 0 : before.split("\n", -1).length);
            String after = piece(lines, next, "+ ");
            int end = next + (after.isEmpty() ? 0 : after.split("\n", -1).length);
            if (!before.isEmpty()) {
                text = replaced(text, before, after);
            }
            at = Math.max(end, at + 1);
        }
        return text;
    }

    private static String replaced(String text, String before, String after) {
        int at = text.indexOf(before);
        if (at < 0) {
            throw new IllegalArgumentException("not in the workflow: " + before);
        }
        boolean isWholeLine = after.isEmpty() && text.startsWith("\n", at + before.length());
        return text.substring(0, at) + after + text.substring(at + before.length() + (isWholeLine ? 1 : 0));
    }

    private static String piece(List<String> lines, int from, String sign) {
        return lines.stream().skip(from).takeWhile(line -> line.startsWith(sign)).map(line -> line.substring(2))
                .collect(Collectors.joining("\n"));
    }

    private static String marked(String text, String place) {
        String bare = place.replace("" + MARK, "");
        int at = text.indexOf(bare);
        if (at < 0) {
            throw new IllegalArgumentException("not in the workflow: " + bare);
        }
        int mark = at + place.indexOf(MARK);
        return text.substring(0, mark) + MARK + text.substring(mark);
    }
}
