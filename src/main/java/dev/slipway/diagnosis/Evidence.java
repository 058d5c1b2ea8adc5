package dev.slipway.diagnosis;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;

/**
 * A text that may tell why, and where it was found: the same words mean different things in different places.
 *
 * @param text as it was found, wrapped, coloured or cut as it may be; only its ends are read when it is very long, see
 *             {@link SqueezedText#READ}
 */
public record Evidence(Kind kind, String text) {

    /** Where a text was found. */
    public enum Kind {
        /** An event of the service, or the EventBridge event of the same. */
        SERVICE_EVENT,
        /** A task's {@code stoppedReason}. */
        STOPPED_REASON,
        /** A task's {@code stopCode}. */
        STOP_CODE,
        /** A container's {@code reason}, exit code, health output or last log lines. */
        CONTAINER_REASON,
        /** A container's {@code exitCode}, as a number. */
        EXIT_CODE,
        /** What an AWS API, or a tool that called it, answered. */
        API_ERROR,
        /** Lines of a workflow's log. */
        ACTIONS_LOG,
        /** What a browser, curl or a probe said about the address. */
        HTTP_PROBE,
        /** Pasted: from any of these. */
        TEXT;

        /** {@code service-event}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The kind of that id; {@link #TEXT} for any other. */
        public static Kind ofId(String id) {
            return Arrays.stream(values()).filter(kind -> kind.id().equals(id)).findFirst().orElse(TEXT);
        }
    }

    public Evidence {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(text);
    }

    /** The words between two places of the text. */
    public String words(Quote quote) {
        return text.substring(quote.start(), quote.end());
    }
}
