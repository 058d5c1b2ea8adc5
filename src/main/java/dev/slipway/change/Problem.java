package dev.slipway.change;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Why something could not be done, as facts. Problems are records; the advice stands in the texts under
 * {@link #key()}, filled with {@link #facts()} in the order of the record's components. Causes are never folded:
 * offline is not denied, expired is not missing.
 */
public interface Problem {

    /** {@code problem.<package>.<Record>}, for example {@code problem.cloud.AccessDenied}. */
    default String key() {
        String packageName = getClass().getPackageName();
        return "problem." + packageName.substring(packageName.lastIndexOf('.') + 1) + '.' + getClass().getSimpleName();
    }

    /** The key of a text to send to the one person who can lift it, filled with the same facts. */
    default Optional<String> letterKey() {
        return Optional.empty();
    }

    /** The record's components in order; what is null or an empty text becomes a dash, for a person to read. */
    default List<Object> facts() {
        return Arrays.stream(getClass().getRecordComponents()).map(component -> {
            try {
                Object value = component.getAccessor().invoke(this);
                return value == null || value.equals("") ? "–" : value;
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("A problem is a public record: " + getClass(), e);
            }
        }).toList();
    }
}
