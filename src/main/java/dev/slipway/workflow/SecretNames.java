package dev.slipway.workflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Secrets whose names are one letter away from another's. */
final class SecretNames {

    /** What people call the role's secret, when nothing else tells. */
    private static final List<String> USUAL =
            List.of("AWS_ROLE_TO_ASSUME", "AWS_ROLE_ARN", "AWS_ACCOUNT_ID", "AWS_REGION",
            "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "GITHUB_TOKEN");
    private static final Pattern WORDS = Pattern.compile("_");
    private static final int SHORTEST_WORD = 4;

    private final Findings findings;
    private final List<Usage> usages;
    private final Optional<String> wanted;

    /** @param wanted what the pipeline's secret is called, where that is known */
    SecretNames(Findings findings, List<Usage> usages, Optional<String> wanted) {
        this.findings = findings;
        this.usages = usages;
        this.wanted = wanted;
    }

    void run() {
        Map<String, List<Word>> uses = new LinkedHashMap<>();
        usages.stream().flatMap(usage -> usage.template().references().stream())
                .filter(reference -> reference.begins("secrets") && reference.has(1))
                .forEach(reference -> uses.computeIfAbsent(reference.name(1).text(), _ -> new ArrayList<>())
                        .add(reference.name(1)));
        uses.forEach((name, words) -> meant(name, uses).ifPresent(meant -> words.forEach(word ->
                findings.misspelt(Rule.SECRET, word, Optional.of(meant), it -> findings.replacing(word, it)))));
    }

    /** The pipeline's own, a usual one, or one that the file names more often, or earlier. */
    private Optional<String> meant(String name, Map<String, List<Word>> uses) {
        List<String> known = new ArrayList<>(wanted.stream().toList());
        known.addAll(USUAL);
        if (known.stream().anyMatch(name::equalsIgnoreCase)) {
            return Optional.empty();
        }
        uses.entrySet().stream().filter(other -> isRather(other.getValue(), uses.get(name)))
                .forEach(other -> known.add(other.getKey()));
        return known.stream().limit(200).filter(other -> isTypingError(name, other)).findFirst();
    }

    private static boolean isRather(List<Word> other, List<Word> own) {
        return other.size() > own.size()
                || other.size() == own.size() && other.getFirst().offset() < own.getFirst().offset();
    }

    /**
     * Whether one word of it differs by one letter put in, left out, exchanged or swapped with its neighbour. Digits
     * tell things apart on purpose, and so do short words (DEV, PRD).
     */
    static boolean isTypingError(String name, String other) {
        String[] ours = WORDS.split(name.toUpperCase(java.util.Locale.ROOT), -1);
        String[] theirs = WORDS.split(other.toUpperCase(java.util.Locale.ROOT), -1);
        if (ours.length != theirs.length) {
            return name.replace("_", "").equalsIgnoreCase(other.replace("_", ""));
        }
        int differing = 0;
        boolean isTyping = true;
        for (int i = 0; i < ours.length; i++) {
            if (!ours[i].equals(theirs[i])) {
                differing++;
                isTyping &= isOneLetterOff(ours[i], theirs[i]);
            }
        }
        return differing == 1 && isTyping;
    }

    private static boolean isOneLetterOff(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        if (Math.max(one.length(), other.length()) < SHORTEST_WORD || Math.abs(one.length() - other.length()) > 1) {
            return false;
        }
        int front = 0;
        while (front < shorter && one.charAt(front) == other.charAt(front)) {
            front++;
        }
        int back = 0;
        while (back < shorter - front
                && one.charAt(one.length() - 1 - back) == other.charAt(other.length() - 1 - back)) {
            back++;
        }
        String left = one.substring(front, one.length() - back);
        String right = other.substring(front, other.length() - back);
        boolean isSwap = left.length() == 2 && new StringBuilder(left).reverse().toString().equals(right);
        return (left.length() <= 1 && right.length() <= 1 || isSwap)
                && (left + right).chars().noneMatch(Character::isDigit);
    }
}
