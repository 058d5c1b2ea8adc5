package dev.slipway.ui.taskdef;

import dev.slipway.change.Note;
import dev.slipway.pipeline.Platform;
import dev.slipway.pipeline.TaskSize;
import dev.slipway.taskdef.AwsLogs;
import dev.slipway.taskdef.Container;
import dev.slipway.taskdef.Edit;
import dev.slipway.taskdef.TaskDefinition;
import dev.slipway.ui.control.Answer;
import dev.slipway.ui.control.Checks;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;

/** The fields people touch most, each typed into the document at once and following it when it changes elsewhere. */
final class DefinitionForm {

    private final Editor editor;
    private final IntegerProperty container = new SimpleIntegerProperty();
    private final Answer family = new Answer("", Checks.matches("[A-Za-z0-9_-]{1,255}", "target.name.ecs"));
    private final Answer name;
    private final Answer image = new Answer("", Checks.notBlank());
    private final Answer port = new Answer("", Checks.number(1, 65_535));
    private final Answer cpu = new Answer("", Checks.number(1, 196_608));
    private final Answer memory = new Answer("", Checks.number(1, 10_485_760));
    private final Answer platform = new Answer("", _ -> Optional.empty());
    private final Answer executionRole = new Answer("", _ -> Optional.empty());
    private final Answer logGroup = new Answer("", _ -> Optional.empty());
    private boolean following;

    DefinitionForm(Editor editor) {
        this.editor = editor;
        this.name = new Answer("", this::complaintOfName);
        editor.definition().addListener((_, _, now) -> now.ifPresent(this::follow));
        container.addListener((_, _, _) -> editor.definition().get().ifPresent(this::follow));
        typing(family, definition -> Edit.family(definition, family.value()));
        typing(name, definition -> Edit.renameContainer(definition, current(definition).name(), name.value()));
        typing(image, definition -> Edit.image(definition, current(definition).name(), image.value()));
        typing(port, definition -> Edit.containerPort(definition, current(definition).name(), number(port)));
        typing(cpu, this::sized);
        typing(memory, this::sized);
        typing(platform, this::sized);
        typing(executionRole, definition -> Edit.executionRole(definition, executionRole.value()));
        typing(logGroup, this::logged);
    }

    /** Which container the container fields speak of, counted from 0. */
    IntegerProperty container() {
        return container;
    }

    Answer family() {
        return family;
    }

    Answer name() {
        return name;
    }

    Answer image() {
        return image;
    }

    Answer port() {
        return port;
    }

    Answer cpu() {
        return cpu;
    }

    Answer memory() {
        return memory;
    }

    /** X86_64 or ARM64. */
    Answer platform() {
        return platform;
    }

    Answer executionRole() {
        return executionRole;
    }

    Answer logGroup() {
        return logGroup;
    }

    private void typing(Answer answer, UnaryOperator<TaskDefinition> edit) {
        answer.text().addListener((_, _, _) -> {
            if (!following && answer.isGood() && editor.isSound()
                    && !editor.definition().get().orElseThrow().containers().isEmpty()) {
                editor.edit(edit);
            }
        });
    }

    private void follow(TaskDefinition definition) {
        following = true;
        put(family, definition.family());
        put(cpu, definition.at("/cpu").asText(""));
        put(memory, definition.at("/memory").asText(""));
        put(platform, definition.platform().map(Platform::name).orElse(""));
        put(executionRole, definition.executionRole());
        if (!definition.containers().isEmpty()) {
            Container shown = current(definition);
            put(name, shown.name());
            put(image, shown.image());
            put(port, shown.ports().isEmpty() ? "" : Integer.toString(shown.ports().getFirst().containerPort()));
            put(logGroup, definition.logs(shown.name()).map(AwsLogs::group).orElse(""));
        }
        following = false;
    }

    /** A value that only differs in blanks around it is what is being typed. */
    private static void put(Answer answer, String value) {
        if (!answer.value().equals(value)) {
            answer.set(value);
        }
    }

    private Container current(TaskDefinition definition) {
        List<Container> containers = definition.containers();
        return containers.get(Math.clamp(container.get(), 0, containers.size() - 1));
    }

    private TaskDefinition sized(TaskDefinition definition) {
        if (!cpu.isGood() || !memory.isGood()) {
            return definition;
        }
        Platform chosen = platform.value().isEmpty() ? Platform.X86_64 : Platform.valueOf(platform.value());
        return Edit.size(definition, new TaskSize(number(cpu), number(memory), chosen));
    }

    private TaskDefinition logged(TaskDefinition definition) {
        String of = current(definition).name();
        Optional<AwsLogs> logs = definition.logs(of);
        return logs.isEmpty() || logGroup.value().isEmpty() ? definition
                : Edit.logs(definition, of, logGroup.value(), logs.get().region());
    }

    private Optional<Note> complaintOfName(String typed) {
        Optional<Note> spelling = Checks.matches("[A-Za-z0-9_-]{1,255}", "target.name.ecs").complaint(typed);
        if (spelling.isPresent() || editor.definition().get().isEmpty()) {
            return spelling;
        }
        List<Container> containers = editor.definition().get().get().containers();
        boolean taken = containers.stream().anyMatch(other ->
                other.index() != container.get() && other.name().equals(typed));
        return taken ? Optional.of(Note.warning("taskdef.nameTaken", typed)) : Optional.empty();
    }

    private static int number(Answer answer) {
        return Integer.parseInt(answer.value());
    }
}
