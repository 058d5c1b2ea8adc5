package dev.slipway.taskdef;

import dev.slipway.change.ProblemException;
import java.nio.charset.StandardCharsets;

/**
 * Any bytes at all, as a text that may be a task definition: opened or refused, never crashed on, and what is opened
 * is written as it was.
 */
public final class ParsersFuzz {

    private ParsersFuzz() {}

    /** The fuzzer calls this by its name. */
    public static void fuzzerTestOneInput(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        try {
            check(text, Opened.of(text));
        } catch (ProblemException e) {
            // refused with its reason
        }
    }

    private static void check(String text, Opened opened) {
        TaskDefinition definition = opened.definition();
        // a copy of the document, so that the writer cannot know it is the same
        Kept.same(definition.with(definition.document()).text(), definition.text());
        if (opened.form() == Opened.Form.PLAIN) {
            Kept.same(text, definition.text());
        } else {
            Kept.written(definition);
        }
        if (definition.looseness().isPresent()) {
            TaskDefinition strict = definition.strict();
            Kept.same(definition, strict);
            Kept.same(true, strict.looseness().isEmpty());
        }
        Kept.written(Stripping.of(definition).clean());
    }
}
