package dev.slipway.ui.taskdef;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.slipway.cleanup.Prices;
import dev.slipway.pipeline.Platform;
import dev.slipway.pipeline.TaskSize;
import dev.slipway.taskdef.FargateSizes;
import dev.slipway.taskdef.TaskDefinition;
import dev.slipway.ui.control.Named;
import dev.slipway.ui.control.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** CPU and memory of the task: the pairs that Fargate offers, and what such a task costs. EC2 takes any other. */
final class SizeField extends FieldNode {

    private static final double GAP = 12;
    private static final String CPU = "/cpu";
    private static final String MEMORY = "/memory";

    private final ComboBox<String> cpu = combo(CPU);
    private final ComboBox<String> memory = combo(MEMORY);
    private final FieldNode ofMemory;
    private final Label price = Words.flowing();
    private final ObjectProperty<Optional<Double>> hour = new SimpleObjectProperty<>(Optional.empty());
    private boolean following;

    SizeField(FieldForm form) {
        super(form, "cpu", () -> CPU);
        this.ofMemory = new Part(form);
        VBox left = new VBox(title(), cpu, notes());
        left.getStyleClass().add("field");
        price.setId("taskdef-price");
        price.getStyleClass().add("muted");
        price.textProperty().bind(form.texts().language().flatMap(_ -> hour.map(this::priced)));
        getChildren().addAll(new Halves(GAP, left, ofMemory), price);
    }

    @Override
    void follow(JsonNode value) {
        following = true;
        boolean isOnFargate = names("FARGATE");
        String cpuNow = value.asText("");
        String memoryNow = form().value(MEMORY).asText("");
        offer(cpu, FargateSizes.cpus(), cpuNow, isOnFargate);
        offer(memory, cpuNow.matches("\\d{1,6}") ? FargateSizes.memories(Integer.parseInt(cpuNow)) : List.of(),
                memoryNow, isOnFargate);
        following = false;
        hour.set(size(cpuNow, memoryNow).filter(_ -> isOnFargate).map(form().prices()::taskHour));
        price.setManaged(hour.get().isPresent());
        note();
        ofMemory.note();
    }

    private boolean names(String launchType) {
        for (JsonNode one : form().value("/requiresCompatibilities")) {
            if (one.asText("").equals(launchType)) {
                return true;
            }
        }
        return false;
    }

    private Optional<TaskSize> size(String cpuUnits, String mebibytes) {
        if (!cpuUnits.matches("\\d{1,6}") || !mebibytes.matches("\\d{1,7}")) {
            return Optional.empty();
        }
        Optional<Platform> platform = form().definition().flatMap(TaskDefinition::platform);
        return Optional.of(new TaskSize(Integer.parseInt(cpuUnits), Integer.parseInt(mebibytes),
                platform.orElse(Platform.X86_64)));
    }

    private String priced(Optional<Double> dollars) {
        Prices prices = form().prices();
        return dollars.map(now -> form().texts().get("taskdef.price", now, now * 24 * 30, prices.region(),
                prices.read())).orElse("");
    }

    private static void offer(ComboBox<String> box, List<Integer> sizes, String now, boolean isFixed) {
        List<String> offered = new ArrayList<>(sizes.stream().map(String::valueOf).toList());
        if (!offered.contains(now)) {
            offered.addFirst(now);
        }
        box.setEditable(!isFixed);
        if (!offered.equals(box.getItems())) {
            box.getItems().setAll(offered);
        }
        if (!now.equals(box.getValue())) {
            box.setValue(now);
        }
    }

    private ComboBox<String> combo(String pointer) {
        ComboBox<String> box = new ComboBox<>();
        box.setId(idOf(pointer));
        Named.by(box, form().texts().bind("field." + pointer.substring(1) + ".name"));
        box.setMaxWidth(Double.MAX_VALUE);
        box.valueProperty().addListener((_, _, now) -> {
            if (following || now == null) {
                return;
            }
            if (now.isBlank()) {
                form().clear(pointer);
            } else {
                form().put(pointer, JsonNodeFactory.instance.textNode(now.strip()));
            }
        });
        return box;
    }

    /** The memory's half. */
    private final class Part extends FieldNode {

        Part(FieldForm form) {
            super(form, "memory", () -> MEMORY);
            memory.accessibleHelpProperty().bind(help());
            getChildren().addAll(title(), memory, notes());
        }

        @Override
        void follow(JsonNode value) {
            note();
        }
    }
}
