package dev.slipway.learn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Finds the words of the field in a text.
 *
 * @param forms how each term is written in one language, its name first
 */
public record Glossary(Map<Term, List<String>> forms) {

    public Glossary {
        forms = Map.copyOf(forms);
    }

    /**
     * A term in a text.
     *
     * @param end behind its last character
     */
    public record Mention(Term term, int start, int end) {}

    /** Each term where it stands first, in the order of the text; of two that overlap, the longer one. */
    public List<Mention> mentions(String text) {
        List<Mention> found = new ArrayList<>();
        Set<Term> seen = EnumSet.noneOf(Term.class);
        int at = 0;
        while (at < text.length()) {
            Mention longest = longestAt(text, at);
            if (longest == null) {
                at++;
                continue;
            }
            if (seen.add(longest.term())) {
                found.add(longest);
            }
            at = longest.end();
        }
        return found;
    }

    private Mention longestAt(String text, int at) {
        return forms.entrySet().stream().flatMap(entry -> entry.getValue().stream()
                        .filter(form -> stands(text, at, form))
                        .map(form -> new Mention(entry.getKey(), at, at + form.length())))
                .max(Comparator.comparingInt(Mention::end).thenComparing(Mention::term)).orElse(null);
    }

    /** Capitals count where the form has some: an ARN is none in "learn", and a task is one in "Task". */
    private static boolean stands(String text, int at, String form) {
        boolean ignoresCase = form.equals(form.toLowerCase(Locale.ROOT));
        int end = at + form.length();
        return text.regionMatches(ignoresCase, at, form, 0, form.length())
                && !(at > 0 && isOfOneWord(text.charAt(at - 1), form.charAt(0)))
                && !(end < text.length() && isOfOneWord(form.charAt(form.length() - 1), text.charAt(end)));
    }

    private static boolean isOfOneWord(char left, char right) {
        return isOfWord(left) && isOfWord(right);
    }

    /** Japanese has no blanks between its words; only what is written in Latin letters has borders. */
    private static boolean isOfWord(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '/';
    }
}
