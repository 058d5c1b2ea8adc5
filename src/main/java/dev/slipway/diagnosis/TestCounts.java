package dev.slipway.diagnosis;

import dev.slipway.diagnosis.Evidence.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * How many tests failed or mistakes were found, as test runners, compilers and linters of all languages count them in
 * their last line: {@code 1 failed, 20 passed}, {@code Failures: 2}, {@code Found 3 errors in 2 files}.
 */
final class TestCounts implements Reader {

    private static final int MOST = 20_000;
    private static final int COMPANY = 120;
    private static final int LONGEST = 9;
    private static final List<String> FAILURES = List.of("failed", "failing", "failures", "failure");
    private static final List<String> BESIDE_FAILURES = List.of("passed", "passing", "tests", "test", "examples",
            "assertions", "scenarios", "skipped", "specs", "suites", "total");
    private static final List<String> MISTAKES = List.of("errors", "error");
    private static final List<String> BESIDE_MISTAKES = List.of("found", "problem", "problems", "generated", "warnings",
            "warning", "checked");

    @Override
    public List<Match> matches(SqueezedText text, Kind kind) {
        List<Match> found = new ArrayList<>();
        if (kind == Kind.ACTIONS_LOG || kind == Kind.TEXT) {
            FAILURES.forEach(word -> count(text, word, BESIDE_FAILURES, found));
            MISTAKES.forEach(word -> count(text, word, BESIDE_MISTAKES, found));
        }
        return found;
    }

    private static void count(SqueezedText text, String word, List<String> beside, List<Match> found) {
        int at = text.letters().indexOf(word);
        for (int n = 0; at >= 0 && n < MOST; n++) {
            int end = at + word.length();
            if (isWord(text, at, end) && isCounted(text, at, end) && isBeside(text, at, end, beside)) {
                found.add(new Match(Cause.BUILD_FAILED, Strength.LIKELY, at, end));
                return;
            }
            at = text.letters().indexOf(word, end);
        }
    }

    /** Whether a number other than 0 stands right before the word, or right behind it. */
    private static boolean isCounted(SqueezedText text, int start, int end) {
        int first = start;
        while (first > 0 && Character.isDigit(text.letters().charAt(first - 1)) && start - first < LONGEST) {
            first--;
        }
        int last = end;
        while (last < text.length() && Character.isDigit(text.letters().charAt(last)) && last - end < LONGEST) {
            last++;
        }
        return isNumber(text, first, start) && areTogether(text, start)
                || isNumber(text, end, last) && areTogether(text, end);
    }

    private static boolean isNumber(SqueezedText text, int start, int end) {
        return end > start && text.isWordEdge(start) && text.isWordEdge(end)
                && text.letters().substring(start, end).chars().anyMatch(digit -> digit != '0');
    }

    /** Whether no comma, bar or line end parts this letter from the one before. */
    private static boolean areTogether(SqueezedText text, int at) {
        return text.original().substring(text.place(at - 1) + 1, text.place(at)).chars()
                .noneMatch(c -> ",;|\n".indexOf(c) >= 0);
    }

    private static boolean isBeside(SqueezedText text, int start, int end, List<String> words) {
        int from = Math.max(0, start - COMPANY);
        int to = Math.min(text.length(), end + COMPANY);
        return words.stream().anyMatch(word -> {
            int at = text.letters().indexOf(word, from, to);
            while (at >= 0 && !isWord(text, at, at + word.length())) {
                at = text.letters().indexOf(word, at + 1, to);
            }
            return at >= 0;
        });
    }

    private static boolean isWord(SqueezedText text, int start, int end) {
        return text.isWordEdge(start) && text.isWordEdge(end);
    }
}
