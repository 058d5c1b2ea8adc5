package dev.slipway.ui.settings;

import java.util.List;

/**
 * How large text is.
 *
 * @param percent of the usual size, one of {@link #STEPS}
 */
public record TextSize(int percent) {

    /** What can be chosen, the smallest first. */
    public static final List<Integer> STEPS = List.of(80, 90, 100, 110, 125, 150, 175, 200);

    public static final TextSize USUAL = new TextSize(100);

    /** The usual size of text in pixels, as in AtlantaFX's themes. */
    private static final double PIXELS = 14;

    public TextSize {
        if (!STEPS.contains(percent)) {
            throw new IllegalArgumentException("no size to choose: " + percent);
        }
    }

    /** The one to choose that comes nearest. */
    public static TextSize nearest(int percent) {
        return new TextSize(STEPS.stream().reduce((one, other) ->
                Math.abs((long) other - percent) < Math.abs((long) one - percent) ? other : one).orElseThrow());
    }

    /** In pixels. */
    public double pixels() {
        return PIXELS * percent / 100;
    }

    /** The next larger one; of the largest, itself. */
    public TextSize larger() {
        return at(STEPS.indexOf(percent) + 1);
    }

    /** The next smaller one; of the smallest, itself. */
    public TextSize smaller() {
        return at(STEPS.indexOf(percent) - 1);
    }

    private static TextSize at(int place) {
        return new TextSize(STEPS.get(Math.clamp(place, 0, STEPS.size() - 1)));
    }
}
