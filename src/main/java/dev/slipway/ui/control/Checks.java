package dev.slipway.ui.control;

import dev.slipway.change.Note;
import dev.slipway.ui.control.Answer.Check;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks that several forms need. Each answers with a note that says what to type instead. */
public final class Checks {

    private Checks() {}

    /** Anything but blank. */
    public static Check notBlank() {
        return text -> text.isEmpty() ? Optional.of(Note.warning("check.blank")) : Optional.empty();
    }

    /** The whole text matches; {@code key} names the text that says what is allowed. */
    public static Check matches(String pattern, String key) {
        Pattern compiled = Pattern.compile(pattern);
        return text -> {
            if (text.isEmpty()) {
                return Optional.of(Note.warning("check.blank"));
            }
            return compiled.matcher(text).matches() ? Optional.empty() : Optional.of(Note.warning(key));
        };
    }

    /** The same, but nothing at all will do, too. */
    public static Check orNothing(Check check) {
        return text -> text.isEmpty() ? Optional.empty() : check.complaint(text);
    }

    /** A whole number within bounds, both allowed. */
    public static Check number(int least, int most) {
        return text -> {
            try {
                int number = Integer.parseInt(text);
                return number >= least && number <= most ? Optional.empty() : outOfBounds(least, most);
            } catch (NumberFormatException e) {
                return outOfBounds(least, most);
            }
        };
    }

    private static Optional<Note> outOfBounds(int least, int most) {
        return Optional.of(Note.warning("check.number", least, most));
    }
}
