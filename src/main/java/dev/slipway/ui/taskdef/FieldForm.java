package dev.slipway.ui.taskdef;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.slipway.change.Note;
import dev.slipway.cleanup.Prices;
import dev.slipway.taskdef.Edit;
import dev.slipway.taskdef.FieldEdit;
import dev.slipway.taskdef.Finding;
import dev.slipway.taskdef.SecretMove;
import dev.slipway.taskdef.TaskDefinition;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.World;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The document as its fields see it: each reads its value, writes it at once, and knows what is wrong with it. */
final class FieldForm {

    private static final String NAME = "containerDefinitions.name";
    private static final String PORT = "containerDefinitions.portMappings.containerPort";
    /** What other values follow. */
    private static final Set<String> FOLLOWED = Set.of(NAME, PORT);

    private final Workspace workspace;
    private final Editor editor;
    private final Set<String> wished = new HashSet<>();
    private final Runnable changed;
    private final ReadOnlyObjectWrapper<Optional<SecretMove>> moved = new ReadOnlyObjectWrapper<>(Optional.empty());

    /** @param changed is run when other fields are to be shown than before */
    FieldForm(Workspace workspace, Editor editor, Runnable changed) {
        this.workspace = workspace;
        this.editor = editor;
        this.changed = changed;
    }

    Texts texts() {
        return workspace.texts();
    }

    Optional<TaskDefinition> definition() {
        return editor.definition().get();
    }

    /** Those of the account's region. */
    Prices prices() {
        World world = workspace.world().get();
        return workspace.prices().get().near(world == null ? "" : world.account().region());
    }

    /** The paths of fields that are to be shown although they are not set yet. */
    Set<String> wished() {
        return wished;
    }

    /** Shows these fields from now on. */
    void wish(String path) {
        wished.add(path);
        for (int dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
            wished.add(path.substring(0, dot));
        }
        changed.run();
    }

    /** What stands at a JSON pointer, or a missing node. */
    JsonNode value(String pointer) {
        return editor.definition().get().map(definition -> definition.peek(pointer))
                .orElseGet(MissingNode::getInstance);
    }

    /**
     * Why a value is not for the document while it is being typed: a name that others follow must not get lost on the
     * way to another one, nor become a name that follows a second container too.
     */
    Optional<Note> objection(String pointer, Optional<JsonNode> value) {
        String path = FieldWords.path(pointer);
        if (value.isEmpty() && FOLLOWED.contains(path) && !value(pointer).isMissingNode()) {
            return Optional.of(Note.warning("check.blank"));
        }
        boolean isTaken = path.equals(NAME) && value.isPresent() && !value(pointer).equals(value.get())
                && definition().flatMap(now -> now.container(value.get().asText())).isPresent();
        return isTaken ? Optional.of(Note.warning("taskdef.nameTaken", value.get().asText())) : Optional.empty();
    }

    /** Writes a value; what goes with a name or a port goes with it. */
    void put(String pointer, JsonNode value) {
        editor.edit(pointer, definition -> put(definition, pointer, value));
    }

    /** Puts a value behind the last one of a list, which is made where there is none. */
    void append(String pointer, JsonNode value) {
        editor.edit(pointer, definition -> FieldEdit.append(definition, pointer, value));
    }

    /** Takes a field out, and what is empty around it without it. */
    void clear(String pointer) {
        editor.edit(pointer, definition -> FieldEdit.clear(definition, pointer));
    }

    /** Gives a key of a map another name, unless there is one of that name. */
    void rename(String pointer, String name) {
        editor.edit(pointer, definition -> FieldEdit.rename(definition, pointer, name));
    }

    /** Any other change that typing into a field makes. */
    void edit(String pointer, UnaryOperator<TaskDefinition> change) {
        editor.edit(pointer, change);
    }

    /**
     * Makes a variable a secret, which {@link #moved} then speaks of.
     *
     * @param pointer of the variable
     */
    void keepSecret(String pointer, SecretMove.Store store) {
        World world = workspace.world().get();
        if (world != null && definition().isPresent()) {
            SecretMove move = SecretMove.to(store, world.account(), definition().get().family(),
                    value(pointer + "/name").asText(""));
            editor.edit(now -> move.in(now, pointer));
            moved.set(Optional.of(move));
        }
    }

    /** The variable that was made a secret last. */
    ReadOnlyObjectProperty<Optional<SecretMove>> moved() {
        return moved.getReadOnlyProperty();
    }

    /** What was typed so far into a field is one step to undo. */
    void pause() {
        editor.pause();
    }

    /** Errors and warnings about exactly this value. */
    List<Finding> about(String pointer) {
        return editor.everything().stream().filter(FieldForm::isBesideField)
                .filter(finding -> finding.pointer().equals(pointer)).toList();
    }

    /** Whether there is an error about exactly this value. */
    boolean isWrong(String pointer) {
        return about(pointer).stream().anyMatch(finding -> finding.severity() == Finding.Severity.ERROR);
    }

    /** Errors and warnings about the value or something in it. */
    List<Finding> within(String pointer) {
        return editor.everything().stream().filter(FieldForm::isBesideField)
                .filter(finding -> finding.pointer().equals(pointer) || finding.pointer().startsWith(pointer + "/"))
                .toList();
    }

    /** Whether there are errors or warnings about the value or something in it. */
    boolean isTroubled(String pointer) {
        return !within(pointer).isEmpty();
    }

    void mend(Finding finding) {
        finding.fix().ifPresent(fix -> editor.edit(fix::appliedTo));
    }

    private static boolean isBesideField(Finding finding) {
        return finding.severity() != Finding.Severity.INFO;
    }

    private static TaskDefinition put(TaskDefinition definition, String pointer, JsonNode value) {
        String path = FieldWords.path(pointer);
        int end = pointer.lastIndexOf('/');
        String name = definition.peek(pointer).asText("");
        if (path.equals(NAME) && definition.containers().stream().filter(it -> it.name().equals(name)).count() == 1) {
            return Edit.renameContainer(definition, name, value.asText());
        }
        if (path.equals(PORT) && value.isInt()
                && definition.peek(pointer).isInt()) {
            return Edit.mappedPort(definition, pointer.substring(0, end), value.intValue());
        }
        return FieldEdit.put(definition, pointer, value);
    }
}
