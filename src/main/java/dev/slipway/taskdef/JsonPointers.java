package dev.slipway.taskdef;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.ArrayList;
import java.util.List;

/**
 * JSON pointers, step by step.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6901">RFC 6901</a>
 */
public final class JsonPointers {

    private JsonPointers() {}

    /** The keys and indices on the way, unescaped. */
    public static List<String> steps(String pointer) {
        List<String> steps = new ArrayList<>();
        for (JsonPointer at = JsonPointer.compile(pointer); !at.matches(); at = at.tail()) {
            steps.add(at.getMatchingProperty());
        }
        return steps;
    }

    /** The pointer with one more key. */
    public static String below(String pointer, String key) {
        return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
    }

    /** The pointer with one more index. */
    public static String below(String pointer, int index) {
        return pointer + "/" + index;
    }
}
