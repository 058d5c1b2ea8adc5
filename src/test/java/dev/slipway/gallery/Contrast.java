package dev.slipway.gallery;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.Text;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Finds what is too pale to be read: text, icons, and the edges of what one types into or ticks. The ratios are those of
 * <a href="https://www.w3.org/TR/WCAG22/#contrast-minimum">WCAG 2.2</a>, level AA: 4.5 for text, 3 for large text, and
 * <a href="https://www.w3.org/TR/WCAG22/#non-text-contrast">3 for everything else</a>. What is disabled is exempt there.
 */
final class Contrast implements Inspection {

    private static final double TEXT = 4.5;
    private static final double LARGE_TEXT = 3;
    private static final double OTHER = 3;
    /** WCAG's 18 and 14 points, in pixels. */
    private static final double LARGE = 24;
    private static final double LARGE_WHEN_BOLD = 18.66;

    @Override
    public List<Defect> defects(Parent root) {
        List<Defect> defects = new ArrayList<>();
        for (Node node : Shown.nodes(root)) {
            if (node.isDisabled()) {
                continue;
            }
            if (node instanceof Text text && !text.getText().isBlank() && text.getFill() != null) {
                tell(defects, node, least(text), Backdrop.ratio(text, text.getFill()));
            } else if (node instanceof Region region && hasEdge(region)) {
                tell(defects, node, OTHER, edge(region));
            }
        }
        return defects;
    }

    private static void tell(List<Defect> defects, Node node, double least, OptionalDouble ratio) {
        if (ratio.isPresent() && ratio.getAsDouble() < least) {
            defects.add(Defect.of("pale", node, String.format(Locale.ROOT, "%s has %.2f of %.1f", Defect.words(node),
                    ratio.getAsDouble(), least)));
        }
    }

    private static double least(Text text) {
        if (text instanceof FontIcon) {
            return OTHER;
        }
        double size = text.getFont().getSize();
        boolean isBold = text.getFont().getStyle().contains("Bold");
        return size >= LARGE || isBold && size >= LARGE_WHEN_BOLD ? LARGE_TEXT : TEXT;
    }

    /** A field in a box that has an edge needs none of its own. */
    private static boolean hasEdge(Region region) {
        boolean isField = region instanceof TextInputControl || region instanceof ComboBoxBase;
        boolean isTick = region.getParent() != null && (Shown.hasClass(region, "box")
                && Shown.hasClass(region.getParent(), "check-box") || Shown.hasClass(region, "radio")
                && Shown.hasClass(region.getParent(), "radio-button"));
        return isTick || isField && !(region.getParent() instanceof ComboBoxBase) && isFramed(region);
    }

    /** What is read only, as a long command is, looks like text and not like a field. */
    private static boolean isFramed(Region region) {
        return !(region instanceof TextInputControl input) || input.isEditable();
    }

    /** Of what lies outermost to what it lies on, or of its inside to that, whichever can be seen better. */
    private static OptionalDouble edge(Region region) {
        List<Paint> paints = new ArrayList<>();
        Optional.ofNullable(region.getBorder()).ifPresent(border -> border.getStrokes()
                .forEach(stroke -> paints.add(stroke.getTopStroke())));
        Optional.ofNullable(region.getBackground()).ifPresent(background -> background.getFills()
                .forEach(fill -> paints.add(fill.getFill())));
        return paints.stream().map(paint -> Backdrop.ratio(region, paint)).filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble).max();
    }

    /** How much lighter one is than the other, 1 to 21: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio. */
    static double ratio(Color one, Color other) {
        double lighter = Math.max(luminance(one), luminance(other));
        double darker = Math.min(luminance(one), luminance(other));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(Color color) {
        double[] parts = {color.getRed(), color.getGreen(), color.getBlue()};
        double[] weights = {0.2126, 0.7152, 0.0722};
        return IntStream.range(0, 3).mapToDouble(i -> weights[i]
                * (parts[i] <= 0.04045 ? parts[i] / 12.92 : Math.pow((parts[i] + 0.055) / 1.055, 2.4))).sum();
    }
}
