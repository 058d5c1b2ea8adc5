package dev.slipway.ui.taskdef;

import dev.slipway.taskdef.Dependencies;
import dev.slipway.taskdef.TaskDefinition;
import dev.slipway.ui.Texts;
import dev.slipway.ui.control.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;

/** The containers in the order in which they start, left to right, with an arrow to each from what it waits for. */
final class DependencyGraph extends VBox {

    private static final PseudoClass CYCLE = PseudoClass.getPseudoClass("cycle");
    private static final double WIDTH = 132;
    private static final double HEIGHT = 28;
    private static final double ACROSS = 96;
    private static final double DOWN = 22;
    private static final double TIP = 8;

    private final Texts texts;
    private final Pane pane = new Pane();

    DependencyGraph(Texts texts, Editor editor) {
        this.texts = texts;
        setId("taskdef-graph");
        getStyleClass().addAll("field", "graph");
        getChildren().addAll(Words.label(texts, "taskdef.graph", "muted"), pane);
        editor.definition().addListener((_, _, now) -> now.ifPresent(this::show));
        hide();
    }

    private void hide() {
        setVisible(false);
        setManaged(false);
    }

    private void show(TaskDefinition definition) {
        Dependencies dependencies = Dependencies.of(definition);
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
            box.setMinSize(WIDTH, HEIGHT);
            box.setMaxSize(WIDTH, HEIGHT);
            box.relocate(step * (WIDTH + ACROSS), row * (HEIGHT + DOWN));
            box.pseudoClassStateChanged(CYCLE, dependencies.isInCycle(name));
            return box;
        }));
    }

    /** From what is waited for to what waits, with the condition on it. */
    private List<Node> arrow(Label from, Label to, Dependencies.Wait wait, Dependencies dependencies) {
        boolean isForward = from.getLayoutX() < to.getLayoutX();
        double x1 = from.getLayoutX() + (isForward ? WIDTH : WIDTH / 2);
        double y1 = from.getLayoutY() + (isForward ? HEIGHT / 2 : HEIGHT);
        double x2 = to.getLayoutX() + (isForward ? 0 : WIDTH / 2);
        double y2 = to.getLayoutY() + (isForward ? HEIGHT / 2 : HEIGHT + (from == to ? DOWN : 0));
        Line line = new Line(x1, y1, x2, y2);
        double angle = Math.atan2(y2 - y1, x2 - x1);
        Polygon tip = new Polygon(x2, y2, x2 - TIP * Math.cos(angle - 0.4), y2 - TIP * Math.sin(angle - 0.4),
                x2 - TIP * Math.cos(angle + 0.4), y2 - TIP * Math.sin(angle + 0.4));
        Label condition = new Label(wait.condition());
        condition.getStyleClass().add("graph-condition");
        condition.relocate((x1 + x2) / 2 - 32, (y1 + y2) / 2 - 20);
        boolean isCycle = dependencies.isInCycle(wait.on()) && dependencies.isInCycle(wait.container());
        line.getStyleClass().add("graph-line");
        tip.getStyleClass().add("graph-tip");
        List<Node> nodes = new ArrayList<>(List.of(line, tip, condition));
        nodes.forEach(node -> node.pseudoClassStateChanged(CYCLE, isCycle));
        return nodes;
    }
}
