package dev.slipway.ui;

import dev.slipway.change.Note;
import dev.slipway.change.Problem;
import dev.slipway.learn.Glossary;
import dev.slipway.learn.Term;
import java.text.Format;
import java.text.MessageFormat;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** Every word on the screen, in the language chosen now; what is bound follows when the language changes. */
public final class Texts {

    /** The languages Slipway speaks. */
    public enum Language {
        ENGLISH(Locale.ENGLISH, "English"),
        JAPANESE(Locale.JAPANESE, "日本語");

        private final Locale locale;
        private final String ownName;

        Language(Locale locale, String ownName) {
            this.locale = locale;
            this.ownName = ownName;
        }

        public Locale locale() {
            return locale;
        }

        /** As its speakers write it. */
        public String ownName() {
            return ownName;
        }

        public static Language of(Locale locale) {
            return locale.getLanguage().equals("ja") ? JAPANESE : ENGLISH;
        }
    }

    private static final String MESSAGES = "dev.slipway.ui.messages";
    private static final String FIELDS = "dev.slipway.ui.fields";
    private static final String LESSONS = "dev.slipway.ui.lessons";

    private final ObjectProperty<Language> language;
    private final Quantities quantities = new Quantities(this, ZoneId.systemDefault());
    private final Map<Language, Glossary> glossaries = new EnumMap<>(Language.class);

    public Texts(Language language) {
        this.language = new SimpleObjectProperty<>(language);
    }

    public ObjectProperty<Language> language() {
        return language;
    }

    /** The text now. A key that is missing shows as itself, so that a test and a reader both see it. */
    public String get(String key, Object... facts) {
        String name = key.startsWith("field.") ? FIELDS : key.startsWith("lesson.") ? LESSONS : MESSAGES;
        ResourceBundle bundle = ResourceBundle.getBundle(name, language.get().locale(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        try {
            MessageFormat format = new MessageFormat(bundle.getString(key), language.get().locale());
            return format.format(worded(format.getFormatsByArgumentIndex(), facts));
        } catch (MissingResourceException e) {
            return key;
        }
    }

    /** The text, following the language. */
    public StringBinding bind(String key, Object... facts) {
        return Bindings.createStringBinding(() -> get(key, facts), language);
    }

    /** What happened, in one line. */
    public String title(Problem problem) {
        return get(problem.key() + ".title", problem.facts().toArray());
    }

    /** Why, and what to do. */
    public String advice(Problem problem) {
        return get(problem.key() + ".advice", problem.facts().toArray());
    }

    /** How each term is written in the language chosen now; the first form is its name. */
    public Glossary glossary() {
        return glossaries.computeIfAbsent(language.get(), _ -> {
            Map<Term, List<String>> forms = new EnumMap<>(Term.class);
            for (Term term : Term.values()) {
                forms.put(term, List.of(get("term." + term.name() + ".forms").split("\\|")));
            }
            return new Glossary(forms);
        });
    }

    public String get(Note note) {
        return get(note.key(), note.facts().toArray());
    }

    /**
     * Ids and ports are shown as they are, without thousands separators, unless the text asks for a format; sizes,
     * times and dates as the language writes them; a remark within a remark in its own words.
     */
    private Object[] worded(Format[] formats, Object... facts) {
        Object[] worded = new Object[facts.length];
        for (int i = 0; i < facts.length; i++) {
            boolean isFormatted = i < formats.length && formats[i] != null;
            worded[i] = isFormatted ? facts[i] : words(facts[i]);
        }
        return worded;
    }

    /** One fact, as it stands in a text. */
    public String words(Object fact) {
        return switch (fact) {
            case Collection<?> many -> many.stream().map(this::words).collect(Collectors.joining(get("quantity.between")));
            case Note note -> get(note);
            case null -> "";
            default -> quantities.words(fact).orElseGet(fact::toString);
        };
    }
}
