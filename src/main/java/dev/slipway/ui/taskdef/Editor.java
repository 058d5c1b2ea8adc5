package dev.slipway.ui.taskdef;

import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
import dev.slipway.taskdef.Finding;
import dev.slipway.taskdef.Mending;
import dev.slipway.taskdef.Opened;
import dev.slipway.taskdef.Place;
import dev.slipway.taskdef.Rules;
import dev.slipway.taskdef.Stripped;
import dev.slipway.taskdef.Stripping;
import dev.slipway.taskdef.TaskDefinition;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * The document being edited, as text and as definition. While the text is no JSON, the last good definition stays.
 * Knows no toolkit nodes.
 */
final class Editor {

    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<TaskDefinition>> definition =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Problem>> refusal = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<Stripped.Removed>> removed = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<Finding>> findings = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Opened.Form> form = new ReadOnlyObjectWrapper<>(Opened.Form.PLAIN);
    private final History history = new History();
    private final Set<String> kept = new HashSet<>();
    private Opened shown;
    private TaskDefinition source;
    private int typedAt;

    /** The JSON as it would be saved, or as it is being typed. */
    ReadOnlyStringProperty text() {
        return text.getReadOnlyProperty();
    }

    /** The last text that was a task definition. */
    ReadOnlyObjectProperty<Optional<TaskDefinition>> definition() {
        return definition.getReadOnlyProperty();
    }

    /** Why the text now is no task definition. */
    ReadOnlyObjectProperty<Optional<Problem>> problem() {
        return problem.getReadOnlyProperty();
    }

    /** Why the last thing could not be opened. */
    ReadOnlyObjectProperty<Optional<Problem>> refusal() {
        return refusal.getReadOnlyProperty();
    }

    /** What was taken out when it was opened. */
    ReadOnlyObjectProperty<List<Stripped.Removed>> removed() {
        return removed.getReadOnlyProperty();
    }

    /** What the rules say of the definition now. */
    ReadOnlyObjectProperty<List<Finding>> findings() {
        return findings.getReadOnlyProperty();
    }

    /** Where in the text it is that a finding speaks of. */
    Optional<Place> place(Finding finding) {
        return Optional.ofNullable(shown).flatMap(there -> there.place(finding));
    }

    /** How many findings {@link #mendAll} would mend. */
    long mendable() {
        return findings.get().stream().filter(finding -> Mending.isMendable(finding, kept)).count();
    }

    /** Gives every error whose mend is surely meant its mend. What was left in on a wish stays in. */
    void mendAll() {
        edit(now -> Mending.of(now, kept).definition());
    }

    ReadOnlyBooleanProperty undoable() {
        return history.undoable();
    }

    ReadOnlyBooleanProperty redoable() {
        return history.redoable();
    }

    /** Whether the text is a task definition and could be saved. */
    boolean isSound() {
        return problem.get().isEmpty() && definition.get().isPresent();
    }

    /** Opens a text from outside: a file, a paste. When it is no task definition, what is being edited stays. */
    void open(String content) {
        try {
            Opened opened = Opened.of(content);
            open(opened.definition());
            form.set(opened.form());
        } catch (ProblemException e) {
            refuse(e.problem());
        }
    }

    /** Something could not be opened; what is being edited stays. */
    void refuse(Problem why) {
        refusal.set(Optional.of(why));
    }

    /** What the thing that was opened last was, before it was made a plain task definition. */
    ReadOnlyObjectProperty<Opened.Form> form() {
        return form.getReadOnlyProperty();
    }

    /** Opens a definition, taking out what AWS does not accept. */
    void open(TaskDefinition opened) {
        refusal.set(Optional.empty());
        kept.clear();
        form.set(Opened.Form.PLAIN);
        source = opened;
        strip();
    }

    /** Goes on with a text that was being typed before, finished or not. */
    void takeUp(String unfinished) {
        refusal.set(Optional.empty());
        history.remember(text.get(), "");
        show(unfinished);
    }

    /** Leaves a field in that was taken out; begins again from what was opened. */
    void keep(String pointer) {
        kept.add(pointer);
        strip();
    }

    /** What the user types; an unfinished text is only remarked on. A word or a number is one step to undo. */
    void type(String typed) {
        if (!typed.equals(text.get())) {
            history.remember(text.get(), placeOf(text.get(), typed));
            show(typed);
        }
    }

    /** Changes the definition by one of the edits. Not possible while the text is no JSON. */
    void edit(UnaryOperator<TaskDefinition> change) {
        edit("", change);
    }

    /** @param place the one field that is typed into, so that all of the typing is one step to undo */
    void edit(String place, UnaryOperator<TaskDefinition> change) {
        if (!isSound()) {
            return;
        }
        String changed = change.apply(definition.get().orElseThrow()).text();
        if (!changed.equals(text.get())) {
            history.remember(text.get(), place);
            show(changed);
        }
    }

    /** What is typed from here on can be undone by itself. */
    void pause() {
        history.pause();
    }

    void undo() {
        history.back(text.get()).ifPresent(this::show);
    }

    void redo() {
        history.forth(text.get()).ifPresent(this::show);
    }

    private void strip() {
        Stripped stripped = Stripping.of(source, kept);
        history.remember(text.get(), "");
        removed.set(stripped.removed());
        show(stripped.clean().text());
    }

    /** One place while letters or digits come and go one beside the other. */
    private String placeOf(String before, String after) {
        String longer = before.length() > after.length() ? before : after;
        int at = Arrays.mismatch(before.toCharArray(), after.toCharArray());
        if (Math.abs(at - typedAt) > 1) {
            history.pause();
        }
        typedAt = at;
        return Math.abs(before.length() - after.length()) == 1 && Character.isLetterOrDigit(longer.charAt(at))
                ? "text" : "";
    }

    private void show(String content) {
        if (content.isEmpty()) {
            definition.set(Optional.empty());
            problem.set(Optional.empty());
            findings.set(List.of());
        } else {
            read(content);
        }
        text.set(content);
    }

    private void read(String content) {
        try {
            shown = Opened.of(content);
            problem.set(Optional.empty());
            findings.set(Rules.check(shown.definition()));
            definition.set(Optional.of(shown.definition()));
        } catch (ProblemException e) {
            problem.set(Optional.of(e.problem()));
        }
    }
}
