package dev.slipway.ui.taskdef;

import atlantafx.base.theme.Styles;
import dev.slipway.taskdef.Model;
import dev.slipway.taskdef.Shape;
import dev.slipway.taskdef.TaskDefinition;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.control.Reveal;
import dev.slipway.ui.control.Words;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** The form beside the JSON: the task first, then one container at a time. Made from what AWS accepts. */
final class DefinitionView extends VBox {

    private final FieldForm form;
    private final GroupField task;
    private final GroupField container;
    private final ContainerBar containers;

    DefinitionView(Workspace workspace, Editor editor) {
        Texts texts = workspace.texts();
        Shape.Structure shape = Model.ofSdk().shape();
        Shape.ListOf list = (Shape.ListOf) shape.members().get("containerDefinitions");
        form = new FieldForm(workspace, editor, this::follow);
        containers = new ContainerBar(form, editor);
        task = new GroupField(form, shape, "", () -> "", false);
        container = new GroupField(form, (Shape.Structure) list.member(), "containerDefinitions", containers::pointer,
                false);
        getStyleClass().add("fields");
        getChildren().addAll(new FieldSearch(texts, this::reveal), Words.label(texts, "taskdef.task", Styles.TEXT_BOLD),
                task, Words.label(texts, "taskdef.container", Styles.TEXT_BOLD), containers,
                new DependencyGraph(texts, editor), new SecretNote(form), container);
        editor.definition().addListener(_ -> follow());
        editor.disagreements().addListener(_ -> follow());
        containers.chosen().addListener(_ -> follow());
        disableProperty().bind(editor.problem().map(problem -> problem.isPresent()));
    }

    private void follow() {
        form.definition().ifPresent(this::follow);
    }

    private void follow(TaskDefinition definition) {
        containers.follow(definition.containers());
        task.follow(definition.peek(""));
        container.follow(definition.peek(containers.pointer()));
    }

    /** Shows the field, and puts the caret into it, or into the nearest one around it that can be shown. */
    void reveal(String path) {
        form.wish(path);
        // what is new has no place before the page was laid out
        Platform.runLater(() -> nearest(path).ifPresent(found -> {
            Reveal.inPage(found);
            found.lookupAll("*").stream().filter(Node::isFocusTraversable).findFirst().ifPresent(Node::requestFocus);
        }));
    }

    private Optional<Node> nearest(String path) {
        for (int end = path.length(); end > 0; end = path.lastIndexOf('.', end - 1)) {
            Optional<Node> found = field(path.substring(0, end));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** What stands for a field; in lists, that of the first member. */
    Optional<Node> field(String path) {
        StringBuilder pointer = new StringBuilder();
        for (String member : path.split("\\.")) {
            boolean isInList = Model.ofSdk().at(pointer.toString()).filter(Shape.ListOf.class::isInstance).isPresent();
            pointer.append(isInList ? "/0/" : "/").append(member);
        }
        return Optional.ofNullable(lookup("#" + FieldNode.idOf(pointer.toString())));
    }
}
