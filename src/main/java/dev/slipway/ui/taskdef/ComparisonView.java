package dev.slipway.ui.taskdef;

import atlantafx.base.theme.Styles;
import dev.slipway.change.Problem;
import dev.slipway.ui.Texts;
import dev.slipway.ui.control.Folded;
import dev.slipway.ui.control.Icon;
import dev.slipway.ui.control.ProblemView;
import dev.slipway.ui.control.Ways;
import dev.slipway.ui.control.Words;
import dev.slipway.ui.taskdef.Compared.Outcome;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Before and after: what differs between the definition in the editor and another one, as fields and as text. */
final class ComparisonView extends VBox {

    private final Texts texts;
    private final Comparison comparison;
    private final VBox problems = new VBox();
    private final HBox says = new HBox();
    private final DifferenceTable table;
    private final SideBySide sideBySide;
    private final Ways ways;

    ComparisonView(Texts texts, Comparison comparison) {
        this.texts = texts;
        this.comparison = comparison;
        this.table = new DifferenceTable(texts);
        this.sideBySide = new SideBySide(texts, comparison);
        this.ways = new Ways(texts, new Ways.Way("taskdef.compare.fields", table),
                new Ways.Way("taskdef.compare.text", sideBySide));
        ways.setId("taskdef-compare-ways");
        problems.getStyleClass().add("change-body");
        says.getStyleClass().add("row");
        Folded section = new Folded(texts, "taskdef.compare", picking(), problems, outcome(), ways);
        section.setId("taskdef-compare");
        section.expandedProperty().addListener((_, _, now) -> comparison.attend(now));
        getChildren().add(section);
        comparison.listing().addListener((_, _, _) -> showProblems());
        comparison.state().addListener((_, _, now) -> show(now));
        show(comparison.state().get());
    }

    private Node picking() {
        CounterpartPicker picker = new CounterpartPicker(texts, comparison);
        Label label = Words.label(texts, "taskdef.compare.with");
        label.setLabelFor(picker);
        VBox field = new VBox(label, picker);
        field.getStyleClass().add("field");
        return field;
    }

    /** What came of it, and the way to have the other one instead. */
    private Node outcome() {
        Button take = Words.button(texts, "taskdef.compare.take", Feather.CORNER_UP_LEFT, comparison::take);
        take.disableProperty().bind(comparison.state().map(state -> !canTake(state)));
        take.getStyleClass().add(Styles.SMALL);
        take.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(says, Priority.ALWAYS);
        HBox row = new HBox(says, take);
        row.getStyleClass().add("row");
        return row;
    }

    private static boolean canTake(Comparison.State state) {
        return state instanceof Comparison.State.Shown(Compared compared) && compared.outcome() != Outcome.SAME;
    }

    private void show(Comparison.State state) {
        switch (state) {
            case Comparison.State.Looking _ -> say(Icon.of(Feather.LOADER, "muted"), "taskdef.compare.looking");
            case Comparison.State.Absent _ -> say(Icon.of(Feather.INFO, "accent"), "taskdef.compare.absent");
            case Comparison.State.Stuck _ -> says.getChildren().clear();
            case Comparison.State.Shown(Compared compared) -> {
                say(compared);
                table.show(compared.fields());
                sideBySide.show(compared);
            }
        }
        boolean differs = state instanceof Comparison.State.Shown(Compared compared)
                && compared.outcome() != Outcome.SAME;
        reveal(ways, differs);
        showProblems();
    }

    private void say(Compared compared) {
        boolean isRevision = comparison.chosen().get() instanceof Counterpart.Registered;
        switch (compared.outcome()) {
            case SAME -> say(Icon.of(Feather.CHECK_CIRCLE, "good"),
                    isRevision ? "taskdef.compare.sameRevision" : "taskdef.compare.same");
            case SPELLING -> say(Icon.of(Feather.CHECK_CIRCLE, "good"), "taskdef.compare.spelling");
            case MEANING_SAME -> say(Icon.of(Feather.CHECK_CIRCLE, "good"), "taskdef.compare.meaningSame",
                    compared.fields().size());
            case DIFFERENT -> say(Icon.of(Feather.EDIT, "accent"),
                    isRevision ? "taskdef.compare.differentRevision" : "taskdef.compare.different",
                    compared.fields().size());
        }
    }

    private void say(Node icon, String key, Object... facts) {
        Label words = Words.flowing();
        words.textProperty().bind(texts.bind(key, facts));
        words.setId("taskdef-compare-says");
        words.getStyleClass().add(Styles.TEXT_BOLD);
        HBox.setHgrow(words, Priority.ALWAYS);
        says.getChildren().setAll(icon, words);
    }

    private void showProblems() {
        problems.getChildren().clear();
        Optional<Problem> stuck = comparison.state().get() instanceof Comparison.State.Stuck(Problem problem)
                ? Optional.of(problem) : Optional.empty();
        for (Optional<Problem> problem : List.of(comparison.listing().get(), stuck)) {
            problem.ifPresent(it -> problems.getChildren().add(new ProblemView(texts, it)));
        }
        reveal(problems, !problems.getChildren().isEmpty());
    }

    private static void reveal(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
