package dev.slipway.ui.reach;

import dev.slipway.reach.Rung.Kind;
import dev.slipway.ui.Texts;
import dev.slipway.ui.control.Icon;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import org.kordamp.ikonli.feather.Feather;

/**
 * The way from this computer to the body of the answer, from top to bottom: walls with their gates, and a line along
 * the steps as far as a question comes.
 */
final class PathPicture extends StackPane {

    private static final PseudoClass BEHIND = PseudoClass.getPseudoClass("behind");
    private static final PseudoClass CROWDED = PseudoClass.getPseudoClass("crowded");
    private static final PseudoClass WAITING = PseudoClass.getPseudoClass("waiting");
    /** How large a step's name is written at the usual size of text, in pixels. */
    private static final double USUAL = 13;
    /** Where the signs begin, from the picture's left edge; this and what follows in pixels at the usual size of text. */
    private static final double SIGNS = 58;
    private static final double GAP = 2;
    private static final double HALF_A_ROW = 15;
    /** By how much sign and words of a short hop stand closer together. */
    private static final double CLOSER = 2;
    private static final double HALF_A_LOW_ROW = 11;
    private static final List<Kind> ANSWER = List.of(Kind.TCP, Kind.HTTP, Kind.BODY);

    private final Texts texts;
    private final AskerRow asker;
    private final Consumer<Kind> clicked;
    private final VBox path = new VBox();
    private final Pane lines = new Pane();
    private final Map<Kind, HopView> views = new EnumMap<>(Kind.class);
    private final Map<Kind, HopRow> rows = new EnumMap<>(Kind.class);
    private List<Hop> shown = List.of();

    /** @param clicked told of each step that somebody clicks */
    PathPicture(Texts texts, AskerRow asker, Consumer<Kind> clicked) {
        this.texts = texts;
        this.asker = asker;
        this.clicked = clicked;
        setId("reach-picture");
        getStyleClass().add("path");
        path.getStyleClass().add("path-steps");
        lines.setManaged(false);
        lines.setMouseTransparent(true);
        getChildren().addAll(path, lines);
        asker.font().addListener(_ -> {
            views.clear();
            show(shown);
        });
    }

    /** Draws the steps; those that were there already keep their place, and the focus. */
    void show(List<Hop> hops) {
        shown = List.copyOf(hops);
        List<Kind> kinds = hops.stream().map(Hop::kind).toList();
        if (!views.keySet().equals(Set.copyOf(kinds))) {
            build(kinds);
        }
        hops.forEach(hop -> views.get(hop.kind()).show(hop));
        requestLayout();
    }

    /** Where something can be told of a step; empty when it has no place. */
    Optional<HopRow> row(Kind kind) {
        return Optional.ofNullable(rows.get(kind));
    }

    /** Takes away what is told under the steps. */
    void clearTold() {
        rows.values().forEach(row -> row.tell());
    }

    /** Marks one step as the one that is told of. */
    void choose(Optional<Kind> kind) {
        views.forEach((of, view) -> view.setSelected(kind.filter(of::equals).isPresent()));
    }

    private void build(List<Kind> kinds) {
        views.clear();
        rows.clear();
        kinds.forEach(kind -> views.put(kind, view(kind)));
        asker.indent(SIGNS * scale());
        pseudoClassStateChanged(CROWDED, isCrowded());
        List<Node> balancer = walled("path.subnets", Kind.BALANCER_ACL, 1,
                walled("path.balancer", Kind.BALANCER_GROUP, 2, plain(3, Kind.BALANCER, Kind.LISTENER, Kind.TARGET)));
        List<Node> container = walled("path.container", Kind.TASK, 3, List.of(answer()));
        List<Node> task = walled("path.subnet", Kind.NETWORK_ACL, 1, walled("path.task", Kind.SECURITY_GROUP, 2,
                joined(List.of(plain(3, Kind.INTERFACE), container))));
        List<Node> network = walled("path.vpc", isCrowded() ? Kind.BALANCER_ROUTE : Kind.ROUTE, 0,
                joined(List.of(balancer, task)));
        path.getChildren().setAll(joined(List.of(List.of(asker), plain(0, Kind.DNS, Kind.ADDRESS), network)));
    }

    /** How many times as large text is. */
    private double scale() {
        return asker.font().get().getSize() / USUAL;
    }

    /** Behind a load balancer there are so many steps that each gets less room. */
    private boolean isCrowded() {
        return views.containsKey(Kind.BALANCER);
    }

    private HopView view(Kind kind) {
        HopView view = new HopView(texts, kind, ANSWER.contains(kind));
        view.setOnAction(_ -> clicked.accept(kind));
        return view;
    }

    /** What is inside, in a wall where there is a gate, at this depth of walls. */
    private List<Node> walled(String key, Kind gate, int depth, List<Node> inside) {
        HopView view = views.get(gate);
        if (view == null || inside.isEmpty()) {
            return inside;
        }
        view.indent((SIGNS - depth * Wall.THICK - Wall.TO_GATE) * scale());
        HopRow row = Wall.gate(texts, key, view);
        rows.put(gate, row);
        return List.of(new Wall(row, isCrowded() ? HALF_A_LOW_ROW : HALF_A_ROW, scale(), inside));
    }

    private List<Node> plain(int depth, Kind... kinds) {
        List<Node> nodes = new ArrayList<>();
        for (Kind kind : kinds) {
            if (views.containsKey(kind)) {
                views.get(kind).indent((SIGNS - depth * Wall.THICK) * scale());
                rows.put(kind, new HopRow(views.get(kind)));
                nodes.add(rows.get(kind));
            }
        }
        return nodes;
    }

    /** What comes back, from left to right. */
    private Node answer() {
        HopView first = views.get(Kind.TCP);
        ANSWER.forEach(kind -> views.get(kind).indent(0));
        first.indent((SIGNS - 4 * Wall.THICK + CLOSER) * scale());
        HopRow row = new HopRow(first, arrow(), views.get(Kind.HTTP), arrow(), views.get(Kind.BODY));
        row.getStyleClass().add("answer");
        ANSWER.forEach(kind -> rows.put(kind, row));
        ANSWER.forEach(kind -> HBox.setHgrow(views.get(kind), Priority.ALWAYS));
        return row;
    }

    private static Node arrow() {
        StackPane arrow = new StackPane(Icon.of(Feather.ARROW_RIGHT, "muted"));
        arrow.getStyleClass().add("answer-arrow");
        arrow.setAlignment(Pos.CENTER);
        arrow.setMinWidth(USE_PREF_SIZE);
        return arrow;
    }

    private static List<Node> joined(List<List<Node>> parts) {
        return parts.stream().flatMap(List::stream).toList();
    }

    /** The line follows the signs, which have their places only when everything inside is laid out. */
    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        path.layout();
        lines.getChildren().clear();
        Region from = asker.dot();
        for (Kind kind : Hop.INWARDS) {
            HopView to = views.get(kind);
            if (to != null && kind != Kind.HTTP && kind != Kind.BODY) {
                lines.getChildren().add(line(from, to));
                from = rows.get(kind).lastOr(to.dot());
            }
        }
    }

    private Line line(Region from, HopView to) {
        Bounds above = placeOf(from);
        Bounds below = placeOf(to.dot());
        Line line = new Line(below.getCenterX(), above.getMaxY() + GAP, below.getCenterX(), below.getMinY() - GAP);
        line.getStyleClass().add("path-line");
        line.pseudoClassStateChanged(BEHIND, to.hop() != null && (to.hop().isBehind()
                || to.hop().sign() == Hop.Sign.NOT_SEEN));
        line.pseudoClassStateChanged(WAITING, to.hop() != null && to.hop().sign() == Hop.Sign.WAITING);
        return line;
    }

    private Bounds placeOf(Region node) {
        return sceneToLocal(node.localToScene(node.getLayoutBounds()));
    }
}
