package dev.slipway.words;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What {@code terms.txt} says of the words of the field, and which texts do not follow it. */
final class TermTable {

    /**
     * A row.
     *
     * @param english  empty where the row only says how Japanese is spelt
     * @param japanese any of them
     */
    record Row(String english, List<String> notEnglish, List<String> japanese, List<String> notJapanese, Pattern word) {

        Row(String english, List<String> notEnglish, List<String> japanese, List<String> notJapanese) {
            this(english, notEnglish, japanese, notJapanese, word(english));
        }

        /** What every form of the word begins with, in small letters. */
        String stem() {
            return english.substring(0, english.length() - 1).toLowerCase(Locale.ROOT);
        }

        /** The word, also in the plural; in whatever case, unless it has capitals itself. */
        private static Pattern word(String english) {
            String form = Pattern.quote(english.endsWith("y") ? english.substring(0, english.length() - 1) : english)
                    + (english.endsWith("y") ? "(?:y|ies)" : "(?:s|es)?");
            return Pattern.compile("(?<![A-Za-z0-9_/.-])" + form + "(?![A-Za-z0-9_/:-]|\\.\\w)",
                    english.equals(english.toLowerCase(Locale.ROOT)) ? Pattern.CASE_INSENSITIVE : 0);
        }
    }

    private final List<Row> rows = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final Map<String, List<String>> except = new HashMap<>();

    TermTable(List<String> lines) {
        for (String line : lines) {
            if (line.startsWith("name ")) {
                names.add(line.substring(5));
            } else if (line.startsWith("except ")) {
                String[] parts = line.substring(7).split(": ", 2);
                except.computeIfAbsent(parts[0], _ -> new ArrayList<>()).addAll(split(parts[1], ","));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                String[] cells = line.split("\\|", 4);
                rows.add(new Row(cells[0].strip(), split(cells[1], ","), split(cells[2], "/"), split(cells[3], ",")));
            }
        }
        names.sort(Comparator.comparing(String::length).reversed());
    }

    private static List<String> split(String cell, String by) {
        return Stream.of(cell.split(by)).map(String::strip).filter(part -> !part.isEmpty()).toList();
    }

    List<Row> rows() {
        return List.copyOf(rows);
    }

    /** Texts that use a form which the table rules out. */
    List<String> ruledOut(SequencedMap<String, String> english, SequencedMap<String, String> japanese) {
        List<String> wrong = new ArrayList<>();
        for (Row row : rows) {
            row.notEnglish().forEach(form -> find(english, form, "A-Za-z0-9/._-", wrong));
            row.notJapanese().forEach(form -> find(japanese, form, isKatakana(form) ? "ァ-ヶー" : "", wrong));
        }
        return wrong;
    }

    private static boolean isKatakana(String form) {
        return form.matches(".*[ァ-ヶー]");
    }

    private static void find(Map<String, String> texts, String form, String ofOneWord, List<String> wrong) {
        String none = ofOneWord.isEmpty() ? "" : "(?![" + ofOneWord + "])";
        String noneBefore = ofOneWord.isEmpty() || !form.matches("[" + ofOneWord + "].*") ? "" : "(?<![" + ofOneWord + "])";
        Pattern pattern = Pattern.compile(noneBefore + Pattern.quote(form) + none);
        texts.forEach((key, text) -> {
            if (text.contains(form) && pattern.matcher(text).find()) {
                wrong.add(key + " says “" + form + "”: " + text);
            }
        });
    }

    /** Texts whose English has a word of the table and whose Japanese has not, but for those that may. */
    List<String> lost(Map<String, String> english, Map<String, String> japanese) {
        List<String> wrong = new ArrayList<>();
        english.forEach((key, text) -> lacking(text, japanese.get(key)).filter(row -> !mayLack(row, key))
                .forEach(row -> wrong.add(row.english() + ": " + key + "=" + text + " / " + japanese.get(key))));
        return wrong;
    }

    /** Exceptions that no text needs (any more). */
    List<String> idle(Map<String, String> english, Map<String, String> japanese) {
        TreeSet<String> idle = new TreeSet<>();
        except.forEach((term, patterns) -> patterns.forEach(pattern -> idle.add(term + ": " + pattern)));
        english.forEach((key, text) -> lacking(text, japanese.get(key)).forEach(row ->
                except.getOrDefault(row.english(), List.of()).stream().filter(pattern -> isOf(pattern, key))
                        .forEach(pattern -> idle.remove(row.english() + ": " + pattern))));
        return List.copyOf(idle);
    }

    private boolean mayLack(Row row, String key) {
        return except.getOrDefault(row.english(), List.of()).stream().anyMatch(pattern -> isOf(pattern, key));
    }

    private static boolean isOf(String pattern, String key) {
        return pattern.endsWith("*") ? key.startsWith(pattern.substring(0, pattern.length() - 1)) : key.equals(pattern);
    }

    /** The words that the English text has and the Japanese one has not. */
    private Stream<Row> lacking(String english, String japanese) {
        String small = english.toLowerCase(Locale.ROOT);
        return rows.stream().filter(row -> !row.english().isEmpty() && small.contains(row.stem())
                && row.japanese().stream().noneMatch(japanese::contains) && row.word().matcher(english).find()
                && row.word().matcher(withoutLongerTerms(row, withoutNames(english))).find());
    }

    /** Also without what is quoted, which is somebody else's words. */
    private String withoutNames(String text) {
        String rest = text;
        for (String name : names) {
            rest = rest.replace(name, "~");
        }
        return rest.replaceAll("“[^“”]*”", "“”");
    }

    private String withoutLongerTerms(Row row, String text) {
        String rest = text;
        for (Row other : rows) {
            if (other.english().length() > row.english().length() && other.english().contains(row.english())) {
                rest = other.word().matcher(rest).replaceAll("~");
            }
        }
        return rest;
    }
}
