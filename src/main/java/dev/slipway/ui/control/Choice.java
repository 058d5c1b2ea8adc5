package dev.slipway.ui.control;

import dev.slipway.change.Note;
import dev.slipway.ui.Texts;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * One of the things that can be chosen.
 *
 * @param value what is taken over into the field
 * @param name  what else it is called, or empty
 * @param state how it stands
 */
public record Choice(String value, String name, Note state) {

    /** Whether every word that was typed is in its value, name or state, in capitals or not. */
    boolean matches(String typed, Texts texts) {
        String whole = (value + ' ' + name + ' ' + texts.get(state)).toLowerCase(Locale.ROOT);
        return Stream.of(typed.toLowerCase(Locale.ROOT).split("\\s+")).allMatch(whole::contains);
    }
}
