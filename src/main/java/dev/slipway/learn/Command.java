package dev.slipway.learn;

import dev.slipway.cloud.AwsCommand;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one would type in a POSIX shell.
 *
 * @param template one or more lines in which <code>{cluster}</code> and the like stand for names of the pipeline
 */
public record Command(String name, String template) {

    private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z]+)}");

    /** Which quotes are open at a place. */
    private enum Quotes { NONE, SINGLE, DOUBLE }

    public Command {
        Objects.requireNonNull(name);
        Objects.requireNonNull(template);
    }

    /**
     * The lines with the names in their places, each written so that a shell takes it as it is.
     *
     * @throws IllegalStateException for a place that no name fills
     */
    public String filled(Names names) {
        StringBuilder filled = new StringBuilder();
        Matcher place = PLACE.matcher(template);
        Quotes open = Quotes.NONE;
        int at = 0;
        while (place.find()) {
            open = after(template.substring(at, place.start()), open);
            String value = names.values().get(place.group(1));
            if (value == null) {
                throw new IllegalStateException(name + " speaks of " + place.group());
            }
            filled.append(template, at, place.start()).append(written(value, open));
            at = place.end();
        }
        return filled.append(template, at, template.length()).toString();
    }

    /** The same, with an option on each line, for where there is little room. */
    public String folded(Names names) {
        return FoldedCommand.of(filled(names));
    }

    private static Quotes after(String text, Quotes before) {
        Quotes open = before;
        for (char c : text.toCharArray()) {
            open = switch (open) {
                case NONE -> c == '\'' ? Quotes.SINGLE : c == '"' ? Quotes.DOUBLE : Quotes.NONE;
                case SINGLE -> c == '\'' ? Quotes.NONE : Quotes.SINGLE;
                case DOUBLE -> c == '"' ? Quotes.NONE : Quotes.DOUBLE;
            };
        }
        return open;
    }

    private static String written(String value, Quotes open) {
        return switch (open) {
            case NONE -> AwsCommand.quoted(value);
            case SINGLE -> value.replace("'", "'\\''");
            case DOUBLE -> value.replaceAll("[\\\\\"$`]", "\\\\$0");
        };
    }
}
