package dev.slipway.ui.taskdef;

import dev.slipway.ui.Texts;
import dev.slipway.ui.taskdef.LinePair.Kind;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/**
 * One row of two texts: a line on each side, as high as the higher one is when it is wrapped; below each other where
 * there is no room for both.
 */
final class SideBySideCell extends ListCell<Stretch> {

    /** Of a line that is longer: no terminal shows more either. */
    private static final int MOST_SHOWN = 500;
    private static final double SCROLL_BAR = 16;
    private static final double NARROW = 600;
    private static final double LINE = 22;

    private final Texts texts;
    private final Consumer<Stretch> unfold;
    private Region row;

    SideBySideCell(Texts texts, Consumer<Stretch> unfold) {
        this.texts = texts;
        this.unfold = unfold;
        getStyleClass().add("pair-cell");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(Stretch item, boolean empty) {
        super.updateItem(item, empty);
        accessibleTextProperty().unbind();
        row = empty || item == null ? null : switch (item) {
            case Stretch.Line(LinePair pair) -> pair(pair);
            case Stretch.Folded folded -> fold(folded);
        };
        setGraphic(row);
    }

    /** A list asks its cells for their height without telling them how wide it is. */
    @Override
    protected double computePrefHeight(double width) {
        double room = getListView().getWidth() - SCROLL_BAR;
        return row == null || room <= 0 ? LINE
                : Math.ceil(row.prefHeight(room)) + snappedTopInset() + snappedBottomInset();
    }

    private Region pair(LinePair pair) {
        accessibleTextProperty().bind(texts.bind("taskdef.line." + pair.kind(), pair.before(), pair.after()));
        boolean isNarrow = isNarrow(getListView().getWidth());
        Kind kind = pair.kind();
        boolean isSplit = isNarrow && kind == Kind.CHANGED;
        Region before = half(kind, pair.beforeLine() + " " + sign(isSplit ? Kind.REMOVED : kind), pair.before(),
                pair.after(), "was");
        Region after = half(kind, pair.afterLine() + " " + sign(isSplit ? Kind.ADDED : kind), pair.after(),
                pair.before(), "is");
        Region both = isNarrow ? below(pair, before, after) : new Halves(before, after);
        both.getStyleClass().addAll("pair", kind.name().toLowerCase(Locale.ROOT));
        return both;
    }

    private static Region below(LinePair pair, Region before, Region after) {
        VBox both = switch (pair.kind()) {
            case SAME, ADDED -> new VBox(after);
            case REMOVED -> new VBox(before);
            case CHANGED -> new VBox(before, after);
        };
        both.getStyleClass().add("below");
        return both;
    }

    private static Region half(Kind kind, String number, String line, String other, String side) {
        if (number.startsWith("0 ")) {
            Region none = new Region();
            none.getStyleClass().add("none");
            return none;
        }
        Label gutter = new Label(number);
        gutter.getStyleClass().add("gutter");
        gutter.setMinWidth(Region.USE_PREF_SIZE);
        TextFlow words = new TextFlow();
        words.getChildren().setAll(kind == Kind.CHANGED ? parts(line, other) : List.of(plain(line)));
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox half = new HBox(gutter, words);
        half.getStyleClass().addAll("half", side);
        return half;
    }

    /** Whether a list of that width has no room for two lines beside each other. */
    static boolean isNarrow(double width) {
        return width < NARROW;
    }

    /** What marks a line besides its colour. */
    static String sign(Kind kind) {
        return switch (kind) {
            case SAME -> " ";
            case CHANGED -> "~";
            case REMOVED -> "−";
            case ADDED -> "+";
        };
    }

    /** The line with what is not in the other one made to stand out. */
    private static List<Text> parts(String line, String other) {
        int most = Math.min(line.length(), other.length());
        int start = 0;
        while (start < most && line.charAt(start) == other.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < most - start && line.charAt(line.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
            end++;
        }
        Text changed = plain(line.substring(start, line.length() - end));
        changed.getStyleClass().add("part");
        return List.of(plain(line.substring(0, start)), changed, plain(line.substring(line.length() - end)));
    }

    private static Text plain(String line) {
        Text text = new Text(line.length() <= MOST_SHOWN ? line : line.substring(0, MOST_SHOWN) + "…");
        text.getStyleClass().add("line");
        return text;
    }

    private Region fold(Stretch.Folded folded) {
        Hyperlink link = new Hyperlink();
        link.textProperty().bind(texts.bind("taskdef.compare.unchanged", folded.pairs().size()));
        accessibleTextProperty().bind(Bindings.concat(link.textProperty()));
        link.setFocusTraversable(false);
        link.setOnAction(_ -> unfold.accept(folded));
        HBox row = new HBox(link);
        row.getStyleClass().addAll("pair", "fold");
        return row;
    }
}
