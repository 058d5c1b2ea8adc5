package dev.slipway.ui.taskdef;

import dev.slipway.taskdef.Dependencies;
import dev.slipway.taskdef.TaskDefinition;
import dev.slipway.ui.Texts;
import dev.slipway.ui.control.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.QuadCurve;

/** The containers in the order in which they start, from top to bottom, with an arrow to each from what it waits for. */
final class DependencyGraph extends VBox {

    private static final PseudoClass CYCLE = PseudoClass.getPseudoClass("cycle");
    /** All lengths in times the text's size. */
    private static final double WIDTH = 8.4;
    private static final double HEIGHT = 2;
    private static final double ACROSS = 2.4;
    private static final double DOWN = 2.9;
    private static final double TIP = 0.6;

    private final Pane pane = new Pane();
    private final Label caption;
    private List<Object> shown = List.of();

    DependencyGraph(Texts texts, Editor editor) {
        setId("taskdef-graph");
        getStyleClass().addAll("field", "graph");
        ScrollPane scroll = new ScrollPane(pane);
        scroll.setFitToHeight(true);
        scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("page-scroll");
        caption = Words.label(texts, "taskdef.graph", "muted");
        getChildren().addAll(caption, scroll);
        editor.definition().addListener((_, _, now) -> now.ifPresent(this::show));
        caption.fontProperty().addListener(_ -> {
            shown = List.of();
            editor.definition().get().ifPresent(this::show);
        });
        hide();
    }

    private void hide() {
        setVisible(false);
        setManaged(false);
    }

    private void show(TaskDefinition definition) {
        Dependencies dependencies = Dependencies.of(definition);
        List<Object> now = List.of(dependencies.containers(), dependencies.waits());
        if (now.equals(shown)) {
            return;
        }
        shown = now;
        if (dependencies.waits().isEmpty()) {
            hide();
            return;
        }
        setVisible(true);
        setManaged(true);
        Map<String, Label> boxes = boxes(dependencies);
        pane.getChildren().clear();
        dependencies.waits().forEach(wait -> pane.getChildren().addAll(arrow(boxes.get(wait.on()),
                boxes.get(wait.container()), wait, dependencies)));
        pane.getChildren().addAll(boxes.values());
    }

    private Map<String, Label> boxes(Dependencies dependencies) {
        Map<String, Integer> steps = dependencies.steps();
        Map<Integer, Integer> taken = new HashMap<>();
        return dependencies.containers().stream().collect(Collectors.toMap(name -> name, name -> {
            int step = steps.get(name);
            int row = taken.merge(step, 1, Integer::sum) - 1;
            Label box = new Label(name);
            box.getStyleClass().add("graph-box");
            box.setMinSize(em(WIDTH), em(HEIGHT));
            box.setMaxSize(em(WIDTH), em(HEIGHT));
            box.relocate(em(row * (WIDTH + ACROSS)), em(step * (HEIGHT + DOWN)));
            box.pseudoClassStateChanged(CYCLE, dependencies.isInCycle(name));
            return box;
        }));
    }

    /** From what is waited for down to what waits, or, where that stands above, up again on the right. */
    private List<Node> arrow(Label from, Label to, Dependencies.Wait wait, Dependencies dependencies) {
        boolean isDown = from.getLayoutY() < to.getLayoutY();
        double x1 = from.getLayoutX() + em(isDown ? WIDTH / 2 : WIDTH);
        double y1 = from.getLayoutY() + em(isDown ? HEIGHT : HEIGHT / 2) - (isDown ? 0 : 4);
        double x2 = to.getLayoutX() + em(isDown ? WIDTH / 2 : WIDTH);
        double y2 = to.getLayoutY() + (isDown ? 0 : em(HEIGHT / 2) + 4);
        double middleX = isDown ? (x1 + x2) / 2 : Math.max(x1, x2) + em(ACROSS);
        double middleY = (y1 + y2) / 2;
        QuadCurve line = new QuadCurve(x1, y1, middleX, middleY, x2, y2);
        line.getStyleClass().add("graph-line");
        Polygon tip = tip(x2, y2, isDown ? Math.atan2(y2 - y1, x2 - x1) : Math.PI);
        Label condition = new Label(wait.condition());
        condition.getStyleClass().add("graph-condition");
        condition.relocate(middleX + (isDown ? 6 : -8), middleY - 8);
        boolean isCycle = dependencies.isInCycle(wait.on()) && dependencies.isInCycle(wait.container());
        List<Node> nodes = List.of(line, tip, condition);
        nodes.forEach(node -> node.pseudoClassStateChanged(CYCLE, isCycle));
        return nodes;
    }

    private double em(double times) {
        return Math.round(times * caption.getFont().getSize());
    }

    private Polygon tip(double x, double y, double angle) {
        double length = em(TIP);
        Polygon tip = new Polygon(x, y, x - length * Math.cos(angle - 0.4), y - length * Math.sin(angle - 0.4),
                x - length * Math.cos(angle + 0.4), y - length * Math.sin(angle + 0.4));
        tip.getStyleClass().add("graph-tip");
        return tip;
    }
}
