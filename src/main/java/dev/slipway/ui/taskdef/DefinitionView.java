package dev.slipway.ui.taskdef;

import atlantafx.base.theme.Styles;
import dev.slipway.pipeline.Platform;
import dev.slipway.taskdef.Container;
import dev.slipway.taskdef.FargateSizes;
import dev.slipway.taskdef.TaskDefinition;
import dev.slipway.ui.Texts;
import dev.slipway.ui.control.Answer;
import dev.slipway.ui.control.Field;
import dev.slipway.ui.control.FieldGrid;
import dev.slipway.ui.control.Words;
import java.util.Arrays;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** The form beside the JSON: the task first, then one container at a time. */
final class DefinitionView extends VBox {

    private final DefinitionForm form;
    private final FlowPane containers = new FlowPane();

    DefinitionView(Texts texts, DefinitionForm form, Editor editor) {
        this.form = form;
        getStyleClass().add("fields");
        containers.getStyleClass().add("source-bar");
        getChildren().addAll(Words.label(texts, "taskdef.task", Styles.TEXT_BOLD),
                new FieldGrid(Field.line(texts, "taskdef.family", form.family()),
                        Field.of(texts, "taskdef.platform", platform(form.platform()), form.platform()),
                        Field.of(texts, "taskdef.cpu", cpu(), form.cpu()),
                        Field.of(texts, "taskdef.memory", memory(), form.memory())),
                Field.line(texts, "taskdef.executionRole", form.executionRole()),
                Words.label(texts, "taskdef.container", Styles.TEXT_BOLD), containers,
                new FieldGrid(Field.line(texts, "taskdef.name", form.name()),
                        Field.line(texts, "taskdef.port", form.port())),
                Field.line(texts, "taskdef.image", form.image()),
                Field.line(texts, "taskdef.logGroup", form.logGroup()));
        editor.definition().addListener((_, _, now) -> now.map(TaskDefinition::containers).ifPresent(this::choose));
        disableProperty().bind(editor.problem().map(problem -> problem.isPresent()));
    }

    /** Fargate's CPU sizes; what a definition has already is shown even when Fargate does not offer it. */
    private ComboBox<String> cpu() {
        return combo(FXCollections.observableArrayList(words(FargateSizes.cpus())), form.cpu());
    }

    /** Only what goes with the CPU chosen. */
    private ComboBox<String> memory() {
        ObservableList<String> offered = FXCollections.observableArrayList();
        ComboBox<String> combo = combo(offered, form.memory());
        form.cpu().text().addListener((_, _, cpu) -> {
            String chosen = form.memory().value();
            offered.setAll(cpu.matches("\\d{1,6}") ? words(FargateSizes.memories(Integer.parseInt(cpu))) : List.of());
            if (!chosen.equals(form.memory().value())) {
                form.memory().set(chosen);
            }
        });
        return combo;
    }

    private static List<String> words(List<Integer> sizes) {
        return sizes.stream().map(String::valueOf).toList();
    }

    private static ComboBox<String> combo(ObservableList<String> offered, Answer answer) {
        ComboBox<String> combo = new ComboBox<>(offered);
        combo.valueProperty().bindBidirectional(answer.text());
        return combo;
    }

    private static ComboBox<String> platform(Answer answer) {
        return combo(FXCollections.observableArrayList(
                Arrays.stream(Platform.values()).map(Platform::name).toList()), answer);
    }

    /** One button a container, while there are several. */
    private void choose(List<Container> all) {
        containers.setVisible(all.size() > 1);
        containers.setManaged(all.size() > 1);
        ToggleGroup group = new ToggleGroup();
        containers.getChildren().setAll(all.stream().map(container -> {
            ToggleButton button = new ToggleButton(container.name());
            button.setToggleGroup(group);
            button.setSelected(container.index() == form.container().get());
            button.setOnAction(_ -> form.container().set(container.index()));
            return button;
        }).toList());
    }
}
