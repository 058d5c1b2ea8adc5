package dev.slipway.ui.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Style sheets with every length in pixels made larger or smaller: text, icons, and the room around and between things.
 * Lines and corners stay as they are, so that they stay crisp. The theme's lengths have to follow, too, and cannot be
 * written anew in em; sizes in em would moreover multiply where one stands inside another, and with an icon, whose em is
 * its own size, each time that styles are applied.
 */
final class Scaled {

    private static final Pattern DECLARATION = Pattern.compile("(-fx-(?:font-size|icon-size|tick-label-font-size"
            + "|padding|label-padding|spacing|hgap|vgap|size|cell-size|fixed-cell-size|graphic-text-gap|translate-[xy]"
            + "|(?:min|pref|max)-(?:width|height)))\\s*:([^;{}]*)");
    /** A number of pixels; −1 is the toolkit's word for "as computed", and em and % follow by themselves. */
    private static final Pattern PIXELS = Pattern.compile("(?<![\\w.-])(?!-1(?![\\d.]))(-?\\d{1,6}(?:\\.\\d{1,12})?)(px)?"
            + "(?![\\w.%])");

    private Scaled() {}

    /** The address of that style sheet at a size; at the usual one, its own. */
    static String address(URI sheet, TextSize size) {
        return size.equals(TextSize.USUAL) ? sheet.toString() : address(text(read(sheet), size));
    }

    /** An address at which the toolkit finds that text. */
    static String address(String css) {
        return "data:text/css;charset=UTF-8;base64,"
                + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
    }

    static String text(String css, TextSize size) {
        return DECLARATION.matcher(css).replaceAll(declaration -> declaration.group(1) + ":"
                + PIXELS.matcher(declaration.group(2)).replaceAll(length -> times(length, size)));
    }

    private static String times(MatchResult length, TextSize size) {
        double scaled = Math.round(Double.parseDouble(length.group(1)) * size.percent()) / 100.0;
        return scaled + (length.group(2) == null ? "" : length.group(2));
    }

    private static String read(URI sheet) {
        try (InputStream in = sheet.toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("a style sheet of the program itself: " + sheet, e);
        }
    }
}
