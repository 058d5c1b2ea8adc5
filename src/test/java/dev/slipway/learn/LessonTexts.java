package dev.slipway.learn;

import dev.slipway.learn.Lesson.Section;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;

/** The words of lessons and terms in one language. */
record LessonTexts(String language, Map<String, String> texts) {

    static List<LessonTexts> both() {
        return List.of(read("en"), read("ja"));
    }

    private static LessonTexts read(String language) {
        Map<String, String> texts = new TreeMap<>();
        for (String bundle : List.of("messages", "lessons")) {
            ResourceBundle read = ResourceBundle.getBundle("dev.slipway.ui." + bundle, Locale.of(language),
                    ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
            read.keySet().forEach(key -> texts.put(key, read.getString(key)));
        }
        return new LessonTexts(language, texts);
    }

    boolean isJapanese() {
        return language.equals("ja");
    }

    /** Empty when there is none. */
    String of(String key) {
        return texts.getOrDefault(key, "");
    }

    String of(Section section) {
        return of(section.text());
    }

    /** Without their last mark; dots inside of names end none. */
    List<String> sentences(String text) {
        return Arrays.stream(text.split(isJapanese() ? "。" : "[.!?](?: |$)")).map(String::strip)
                .filter(sentence -> !sentence.isEmpty()).toList();
    }

    Glossary glossary() {
        Map<Term, List<String>> forms = new TreeMap<>();
        for (Term term : Term.values()) {
            forms.put(term, List.of(of("term." + term.name() + ".forms").split("\\|")));
        }
        return new Glossary(forms);
    }

    @Override
    public String toString() {
        return language;
    }
}
