package dev.slipway.taskdef;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import dev.slipway.change.ProblemException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Texts that were task definitions until something was done to them: each is opened or refused, never crashed on, and
 * what is opened says the same when it is written and read again. The system property {@code slipway.mutations} sets how
 * many.
 */
class MutatedTextsTest {

    private static final List<String> SNIPPETS = List.of("{", "}", "[", "]", ",", ":", "\"", "\\", "//", "#", "/*", "*/",
            "\n", "\r", "null", "1e400", "-", "\uFEFF", "&a ", "*a", "- ", "{{ x }}", "\u0000", "\uD800", "<<: ", "| ",
            "\"name\": ", "---\n", "%YAML 9.9\n", "!!binary ", "? ");

    @Test
    void noTextIsCrashedOn() {
        List<String> seeds = List.of(Samples.consoleExport(), Samples.resource("/inputs/console-export.expected.json"),
                "family: f # c\ncontainerDefinitions:\n- {name: a, image: 'x'}\n- name: b\n",
                "{ // c\n \"family\": \"f\", /* d */ \"cpu\": 5, \"x\": [1, {\"y\": null},], }");
        int count = Integer.getInteger("slipway.mutations", 4_000);
        for (int i = 0; i < count; i++) {
            Random random = new Random(i);
            String text = mutated(seeds.get(i % seeds.size()), random);
            try {
                check(text);
            } catch (RuntimeException | StackOverflowError e) {
                fail("mutation " + i + ": " + text, e);
            }
        }
    }

    private static void check(String text) {
        try {
            Opened opened = Opened.of(text);
            TaskDefinition definition = opened.definition();
            assertEquals(definition, reread(definition.text()), text);
            Rules.check(opened);
            TaskDefinition mended = Mending.of(definition).definition();
            assertEquals(mended, reread(mended.text()), text);
        } catch (ProblemException e) {
            // refused with its reason
        }
    }

    private static TaskDefinition reread(String text) {
        try {
            return TaskDefinition.parse(text);
        } catch (ProblemException e) {
            throw new IllegalStateException(text + " " + e.problem(), e);
        }
    }

    private static String mutated(String seed, Random random) {
        StringBuilder text = new StringBuilder(seed);
        for (int i = random.nextInt(6); i >= 0 && !text.isEmpty(); i--) {
            int at = random.nextInt(text.length());
            int end = Math.min(text.length(), at + random.nextInt(40));
            switch (random.nextInt(4)) {
                case 0 -> text.delete(at, end);
                case 1 -> text.insert(at, text.substring(at, end));
                case 2 -> text.setCharAt(at, (char) random.nextInt(128));
                default -> text.insert(at, SNIPPETS.get(random.nextInt(SNIPPETS.size())));
            }
        }
        return text.toString();
    }
}
