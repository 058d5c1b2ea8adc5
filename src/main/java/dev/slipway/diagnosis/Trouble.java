package dev.slipway.diagnosis;

import java.util.List;
import java.util.Optional;

/** Words of trouble: a text that holds them is not called fine, whatever else it says. */
final class Trouble {

    private static final int CLOSE = 14;
    private static final int EMPTY_LIST = 7;
    private static final String COMPLETED = "processcompletedwithexitcode";
    private static final List<String> WORDS = List.of("error", "failed", "failure", "exception", "denied", "unable",
            "cannot", "couldnot", "refused", "timedout", "fatal", "invalid", "unhealthy", "rolledback", "rollingback",
            "impaired", "notfound", "forbidden", "unauthorized", "crash", "exceeded", "stoppedreason", "inactive",
            "timeout", "killed", "aborted", "panic");
    private static final List<String> BEFORE = List.of("no", "0", "without", "zero", "not");
    private static final List<String> BEHIND = List.of("0", "s0", "tasks0", "taskcount0", "count0", "ures0", "code0",
            "none", "pending", "null", "false", "nothing");

    private Trouble() {}

    static boolean isIn(SqueezedText text) {
        return WORDS.stream().anyMatch(word -> find(text, word) >= 0);
    }

    /** A container's log that says something went wrong, in words that tell no more than that. */
    static Optional<Match> crash(SqueezedText text) {
        return WORDS.stream().filter(word -> find(text, word) >= 0).findFirst().map(word -> {
            int at = find(text, word);
            return new Match(Cause.CONTAINER_CRASH, Strength.FAINT, at, at + word.length());
        });
    }

    /** Whether a step of a workflow ended with an error, which no notice does. */
    static boolean isFatal(SqueezedText text) {
        String original = text.original();
        if (original.contains("##[error]") || original.startsWith("Error:") || original.contains("\nError:")) {
            return true;
        }
        int at = text.letters().indexOf(COMPLETED);
        int code = at + COMPLETED.length();
        return at >= 0 && code < text.length() && text.letters().charAt(code) != '0';
    }

    /** Where this word stands and is not denied, or -1. */
    private static int find(SqueezedText text, String word) {
        int at = text.letters().indexOf(word);
        while (at >= 0 && isDenied(text, at, at + word.length())) {
            at = text.letters().indexOf(word, at + word.length());
        }
        return at;
    }

    /** {@code 0 failed}, {@code failedTasks: 0}, {@code no errors}: said right beside the word, not across a comma. */
    private static boolean isDenied(SqueezedText text, int start, int end) {
        String before = text.letters().substring(Math.max(0, start - CLOSE), start);
        String behind = text.letters().substring(end, Math.min(text.length(), end + CLOSE));
        boolean isNext = start > 0 && text.place(start) - text.place(start - 1) <= 2;
        return isNext && BEFORE.stream().anyMatch(before::endsWith) || BEHIND.stream().anyMatch(behind::startsWith)
                || isEmptyList(text.original(), text.place(end - 1) + 1);
    }

    /** {@code "failures": []}. */
    private static boolean isEmptyList(String original, int from) {
        return original.substring(from, Math.min(original.length(), from + EMPTY_LIST)).contains("[]");
    }
}
