package dev.slipway.ui.taskdef;

import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
import dev.slipway.pipeline.Facts;
import dev.slipway.taskdef.Agreement;
import dev.slipway.taskdef.Finding;
import dev.slipway.taskdef.Mending;
import dev.slipway.taskdef.Opened;
import dev.slipway.taskdef.Place;
import dev.slipway.taskdef.Stripped;
import dev.slipway.taskdef.Stripping;
import dev.slipway.taskdef.TaskDefinition;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
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
    private final ReadOnlyObjectWrapper<List<Finding>> disagreements = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper original = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Opened.Form> form = new ReadOnlyObjectWrapper<>(Opened.Form.PLAIN);
    private final History history = new History();
    private final Set<String> kept = new HashSet<>();
    private Opened shown;
    private TaskDefinition source;
    private List<Stripped.Removed> leftBehind = List.of();
    private List<Finding> everything = List.of();
    private Facts beside = Facts.unknown();

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

    /** Where the definition contradicts what is beside it. */
    ReadOnlyObjectProperty<List<Finding>> disagreements() {
        return disagreements.getReadOnlyProperty();
    }

    /** Holds the definition, from here on, to what is known of everything else. */
    void compareWith(Facts facts) {
        beside = facts;
        check();
    }

    /** What the rules say, and what contradicts what is beside the definition. */
    List<Finding> everything() {
        return everything;
    }

    /** Where in the text it is that a finding speaks of. */
    Optional<Place> place(Finding finding) {
        return Optional.ofNullable(shown).flatMap(there -> there.place(finding));
    }

    /** How many findings {@link #mendAll} would mend. */
    long mendable() {
        return everything().stream()
                .filter(finding -> Mending.isMendable(finding, kept)).count();
    }

    /** Gives every error whose mend is surely meant its mend. What was left in on a wish stays in. */
    void mendAll() {
        edit(now -> Mending.of(now, kept, beside).definition());
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
            open(opened.definition(), opened.beside());
            original.set(content);
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

    /** The text that was opened last, as it was; empty before anything is. */
    ReadOnlyStringProperty original() {
        return original.getReadOnlyProperty();
    }

    /** Opens a definition, taking out what AWS does not accept. */
    void open(TaskDefinition opened) {
        open(opened, List.of());
    }

    private void open(TaskDefinition opened, List<Stripped.Removed> around) {
        leftBehind = around;
        refusal.set(Optional.empty());
        kept.clear();
        form.set(Opened.Form.PLAIN);
        source = opened;
        original.set(opened.text());
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
            history.typed(text.get(), typed);
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
        removed.set(Stream.concat(leftBehind.stream(), stripped.removed().stream()).toList());
        show(stripped.clean().text());
    }

    private void show(String content) {
        if (content.isEmpty()) {
            shown = null;
            definition.set(Optional.empty());
            problem.set(Optional.empty());
            check();
        } else {
            read(content);
        }
        text.set(content);
    }

    private void check() {
        List<Finding> contradicting = shown == null ? List.of() : Agreement.check(shown.definition(), beside);
        List<Finding> found = shown == null ? List.of() : Agreement.rules(shown.definition(), beside);
        everything = Stream.concat(found.stream(), contradicting.stream()).toList();
        // the form follows both this and the definition, and need not follow twice
        if (!contradicting.equals(disagreements.get())) {
            disagreements.set(contradicting);
        }
        findings.set(found);
    }

    private void read(String content) {
        try {
            shown = Opened.of(content);
            problem.set(Optional.empty());
            check();
            definition.set(Optional.of(shown.definition()));
        } catch (ProblemException e) {
            problem.set(Optional.of(e.problem()));
        }
    }
}
