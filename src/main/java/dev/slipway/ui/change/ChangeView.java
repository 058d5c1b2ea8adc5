package dev.slipway.ui.change;

import atlantafx.base.theme.Styles;
import dev.slipway.change.Change;
import dev.slipway.change.Made;
import dev.slipway.change.Note;
import dev.slipway.change.Plan;
import dev.slipway.change.Problem;
import dev.slipway.change.Verdict;
import dev.slipway.ui.Texts;
import dev.slipway.ui.control.Busy;
import dev.slipway.ui.control.NoteView;
import dev.slipway.ui.control.ProblemView;
import dev.slipway.ui.control.Words;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** A step's plan and its three buttons: look, apply, cancel. */
public final class ChangeView<W> extends VBox {

    private final Texts texts;
    private final ChangeStep<W> step;
    private final Asides<W> asides;
    private final Label status = new Label();
    private final ProgressIndicator busy;
    private final VBox body = new VBox();
    private final ProgressView progress;
    private final Manner manner;

    /**
     * How it differs from the usual.
     *
     * @param words  a text's key by the usual one's
     * @param open   whether what is previewed may be applied
     * @param asking what has to be answered before; shown with a preview that changes something
     */
    public record Manner(Map<String, String> words, ObservableBooleanValue open, Node asking) {
        public Manner {
            words = Map.copyOf(words);
        }

        static Manner usual() {
            return new Manner(Map.of(), new SimpleBooleanProperty(true), new Region());
        }
    }

    /** @param name what the ids of its parts begin with: {@code target-look}, {@code target-apply} */
    public ChangeView(Texts texts, ChangeStep<W> step, String name) {
        this(texts, step, name, Asides.none(), Manner.usual());
    }

    /** @param asides what is said beside the changes of a plan, and under it */
    public ChangeView(Texts texts, ChangeStep<W> step, String name, Asides<W> asides) {
        this(texts, step, name, asides, Manner.usual());
    }

    public ChangeView(Texts texts, ChangeStep<W> step, String name, Asides<W> asides, Manner manner) {
        this.texts = texts;
        this.step = step;
        this.asides = asides;
        this.manner = manner;
        this.busy = new Busy(texts);
        this.progress = new ProgressView(texts, step.progress());
        getStyleClass().add("change-view");
        body.getStyleClass().add("change-body");
        status.setWrapText(true);
        status.getStyleClass().add("status");
        HBox says = new HBox(busy, status);
        says.getStyleClass().add("row");
        status.setId(name + "-status");
        body.setId(name + "-changes");
        manner.asking().visibleProperty().bind(Bindings.createBooleanBinding(this::changesSomething, step.state()));
        manner.asking().managedProperty().bind(manner.asking().visibleProperty());
        getChildren().addAll(buttons(name), says, manner.asking(), body, progress);
        step.state().addListener((_, _, now) -> show(now));
        step.stopping().addListener((_, _, _) -> show(step.state().get()));
        step.wanted().addListener((_, _, _) -> show(step.state().get()));
        show(step.state().get());
    }

    /** Shows this while a plan is applied, in the plan's place, and below what came of it afterwards. */
    public void showLive(Node live) {
        getChildren().add(getChildren().indexOf(progress), live);
        step.state().addListener((_, _, now) -> showPlanUnless(now instanceof StepState.Applying<W>));
        showPlanUnless(step.state().get() instanceof StepState.Applying<W>);
    }

    private void showPlanUnless(boolean isApplying) {
        body.setVisible(!isApplying);
        body.setManaged(!isApplying);
    }

    private HBox buttons(String name) {
        Button look = Words.button(texts, worded("change.look"), Feather.SEARCH, step::look);
        Button apply = Words.button(texts, worded("change.apply"), Feather.CHECK_CIRCLE, step::apply);
        apply.getStyleClass().add(Styles.ACCENT);
        Button cancel = Words.button(texts, "change.cancel", Feather.X_CIRCLE, step::cancel);
        look.setId(name + "-look");
        apply.setId(name + "-apply");
        cancel.setId(name + "-cancel");
        look.disableProperty().bind(Bindings.createBooleanBinding(
                () -> step.isBusy() || step.wanted().getValue().isEmpty(), step.state(), step.wanted()));
        apply.disableProperty().bind(Bindings.createBooleanBinding(
                () -> !changesSomething() || !manner.open().get(), step.state(), manner.open()));
        cancel.visibleProperty().bind(Bindings.createBooleanBinding(step::isBusy, step.state()));
        cancel.managedProperty().bind(cancel.visibleProperty());
        cancel.disableProperty().bind(step.stopping());
        HBox buttons = new HBox(look, apply, cancel);
        buttons.getStyleClass().add("buttons");
        return buttons;
    }

    private boolean changesSomething() {
        return step.state().get() instanceof StepState.Previewing<W>(Plan<W> plan) && !plan.isAllKept();
    }

    private void show(StepState<W> state) {
        busy.setVisible(state.mark() == Mark.BUSY);
        busy.setManaged(busy.isVisible());
        switch (state) {
            case StepState.Asking<W> _ -> {
                say(step.wanted().getValue().isEmpty() ? "change.state.answers" : "change.state.asking");
                body.getChildren().clear();
            }
            case StepState.Looking<W> _ -> {
                say("change.state.looking");
                body.getChildren().clear();
            }
            case StepState.Previewing<W>(Plan<W> plan) -> showPlan(plan);
            case StepState.Applying<W>(Plan<W> plan, Change _, List<Change> done) ->
                    say(step.stopping().get() ? "change.state.stopping" : "change.state.applying", done.size(),
                            plan.toMake().size());
            case StepState.Checked<W>(Plan<W> plan, Made _, Verdict verdict) -> showVerdict(plan, verdict);
            case StepState.Stuck<W>(Problem problem, List<Change> done) -> showProblem(problem, done);
        }
    }

    private void showPlan(Plan<W> plan) {
        if (plan.isAllKept()) {
            say("change.state.kept");
        } else {
            say("change.state.preview", plan.toMake().size());
        }
        body.getChildren().setAll(plan.notes().stream().map(note -> new NoteView(texts, note)).toList());
        plan.changes().forEach(change ->
                body.getChildren().add(ChangeRow.planned(texts, change, asides.beside(change))));
        asides.under(plan).forEach(note -> body.getChildren().add(new NoteView(texts, note)));
    }

    private void showVerdict(Plan<W> plan, Verdict verdict) {
        switch (verdict) {
            case Verdict.Proven(var _, List<Note> notes) -> {
                say("change.state.proven", plan.toMake().size());
                body.getChildren().setAll(notes.stream().map(note -> new NoteView(texts, note)).toList());
                plan.changes().forEach(change -> body.getChildren().add(ChangeRow.made(texts, change)));
            }
            case Verdict.Missing(List<Change> remaining) -> {
                say("change.state.missing", remaining.size());
                body.getChildren().setAll(remaining.stream()
                        .map(change -> ChangeRow.planned(texts, change, List.of())).toList());
            }
        }
    }

    private void showProblem(Problem problem, List<Change> done) {
        say(done.isEmpty() ? "change.state.stuck" : "change.state.stuckHalfway", done.size());
        body.getChildren().setAll(new ProblemView(texts, problem));
        done.forEach(change -> body.getChildren().add(ChangeRow.made(texts, change)));
    }

    private void say(String key, Object... facts) {
        status.textProperty().bind(texts.bind(worded(key), facts));
    }

    private String worded(String key) {
        return manner.words().getOrDefault(key, key);
    }
}
