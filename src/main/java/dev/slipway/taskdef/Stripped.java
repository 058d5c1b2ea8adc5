package dev.slipway.taskdef;

import java.util.List;

/** A task definition without what AWS does not take, and each thing that was taken out of it. */
public record Stripped(TaskDefinition clean, List<Removed> removed) {

    public Stripped {
        removed = List.copyOf(removed);
    }

    /**
     * One thing that was taken out. What it means for the user stands in the texts under {@link #key()}.
     *
     * @param pointer where it stood, in the document as it was
     * @param value   what it was, as JSON
     * @param meant   the field that was probably meant, or empty
     */
    public record Removed(String pointer, String value, Reason reason, String meant) {

        /** {@code removed.<REASON>}; {0} is the pointer, {1} the value, {2} what was probably meant. */
        public String key() {
            return "removed." + reason.name() + (meant.isEmpty() ? "" : "_MEANT");
        }

        public List<Object> facts() {
            return List.of(pointer, value, meant);
        }
    }

    /** Why something was taken out. */
    public enum Reason {
        /** AWS writes it into its answers and takes it from nobody. */
        ANSWER_ONLY,
        /** No field of that name is known at this place. */
        UNKNOWN,
        /** It is empty, and AWS refuses it empty. */
        EMPTY_REFUSED,
        /** It stands beside the definition, in the answer or the resource that the definition came in. */
        BESIDE,
        /** It is null, which means that it is not there; strict clients refuse it. */
        NULL
    }
}
