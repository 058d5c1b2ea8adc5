package dev.slipway.ui.taskdef;

import atlantafx.base.theme.Styles;
import dev.slipway.taskdef.Model;
import dev.slipway.taskdef.Shape;
import dev.slipway.taskdef.TaskDefinition;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.control.Reveal;
import dev.slipway.ui.control.Words;
import java.util.List;
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

    /** Shows the field, and puts the caret into it. */
    private void reveal(String path) {
        form.wish(path);
        // what is new has no place before the page was laid out
        Platform.runLater(() -> {
            Node field = control(path);
            if (field != null) {
                Reveal.inPage(field);
                field.requestFocus();
            }
        });
    }

    /** The field's own control, or the nearest one around it that is there; null when there is none. */
    private Node control(String path) {
        String at = path.replaceFirst("^containerDefinitions\\b", "container").replace('.', '-');
        for (int end = at.length(); end > 0; end = at.lastIndexOf('-', end - 1)) {
            String id = "#taskdef-" + at.substring(0, end);
            int member = id.lastIndexOf('-');
            String inFirstRow = id.substring(0, member) + "-0" + id.substring(member);
            for (String one : List.of(id, inFirstRow, id + "-0", id + "-0-key")) {
                Node found = lookup(one);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
