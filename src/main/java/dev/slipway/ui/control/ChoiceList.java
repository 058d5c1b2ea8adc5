package dev.slipway.ui.control;

import dev.slipway.change.Problem;
import dev.slipway.ui.Texts;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import org.kordamp.ikonli.feather.Feather;

/** The list under a {@link Chooser}: what fits, how many there are, and why there are no more. */
final class ChoiceList {

    static final int ROWS = 6;
    private static final double LEAST_WIDTH = 420;
    /** How high a row is at the usual size of text, in pixels; the style sheet says it for the others. */
    private static final double ROW = 46;
    private static final double FOOT = 44;

    private final Texts texts;
    private final Choices choices;
    private final Consumer<Choice> taking;
    private final Popup popup = new Popup();
    private final VBox box = new VBox();
    private final ObservableList<Choice> all = FXCollections.observableArrayList();
    private final FilteredList<Choice> fitting = new FilteredList<>(all);
    private final ListView<Choice> rows = new ListView<>(fitting);
    private final ObservableList<String> taken = FXCollections.observableArrayList();
    private final Label foot = Words.flowing();

    ChoiceList(Texts texts, Choices choices, Consumer<Choice> taking) {
        this.texts = texts;
        this.choices = choices;
        this.taking = taking;
        // known before the list is styled, since where it goes depends on how high it will be
        rows.setFixedCellSize(ROW);
        rows.prefHeightProperty().bind(Bindings.createDoubleBinding(
                () -> Math.min(ROWS, fitting.size()) * rows.getFixedCellSize() + 2, rows.fixedCellSizeProperty(), fitting));
        rows.setFocusTraversable(false);
        rows.accessibleTextProperty().bind(texts.bind("chooser.offers"));
        rows.setCellFactory(_ -> new ChoiceCell(texts, taken, taking));
        Button refresh = Words.button(texts, "chooser.refresh", Feather.REFRESH_CW, choices::refresh);
        refresh.setFocusTraversable(false);
        refresh.setMinWidth(Button.USE_PREF_SIZE);
        HBox bottom = new HBox(foot, refresh);
        HBox.setHgrow(foot, Priority.ALWAYS);
        bottom.getStyleClass().addAll("row", "chooser-foot");
        box.getStyleClass().addAll("app-root", "chooser-list");
        box.getChildren().addAll(rows, bottom);
        popup.getContent().add(box);
        popup.setAutoHide(true);
        popup.setHideOnEscape(false);
        popup.setConsumeAutoHidingEvents(false);
        choices.read().addListener((_, _, _) -> update());
        texts.language().addListener((_, _, _) -> update());
        update();
    }

    /** @param id the field's; its rows are called so with {@code -rows} behind it */
    void name(String id) {
        rows.setId(id + "-rows");
    }

    boolean isShowing() {
        return popup.isShowing();
    }

    /** Whether nothing fits. */
    boolean isEmpty() {
        return fitting.isEmpty();
    }

    double height() {
        return Math.min(ROWS, Math.max(1, fitting.size())) * rows.getFixedCellSize() + FOOT;
    }

    void show(Node field, Bounds onScreen, boolean isBelow) {
        resize();
        box.setPrefWidth(Math.max(LEAST_WIDTH, onScreen.getWidth()));
        popup.show(field, onScreen.getMinX(), isBelow ? onScreen.getMaxY() : onScreen.getMinY() - height());
    }

    boolean hide() {
        popup.hide();
        return true;
    }

    /** Keeps what fits to the words; the first of it would be taken over next. */
    void filter(String typed) {
        fitting.setPredicate(choice -> choice.matches(typed, texts));
        rows.getSelectionModel().clearSelection();
        tellHowMany();
        resize();
    }

    /** Shows which are taken, beginning with the first of them. */
    void mark(List<String> values) {
        taken.setAll(values);
        fitting.stream().filter(choice -> values.contains(choice.value())).findFirst().ifPresent(this::select);
    }

    void select(Choice choice) {
        rows.getSelectionModel().select(choice);
        rows.scrollTo(Math.max(0, fitting.indexOf(choice) - 1));
    }

    boolean knows(String value) {
        return choices.read().getValue().find(value).isPresent();
    }

    boolean move(int by) {
        int last = fitting.size() - 1;
        int to = Math.clamp(rows.getSelectionModel().getSelectedIndex() + (long) by, 0, Math.max(0, last));
        rows.getSelectionModel().select(to);
        rows.scrollTo(Math.max(0, to - ROWS / 2));
        return true;
    }

    /** Does nothing where none is selected: what was typed counts. */
    boolean takeSelected() {
        Choice selected = rows.getSelectionModel().getSelectedItem();
        if (selected == null) {
            return hide();
        }
        taking.accept(selected);
        return true;
    }

    private void update() {
        all.setAll(choices.read().getValue().all());
        tellHowMany();
        resize();
    }

    private void resize() {
        rows.setVisible(!fitting.isEmpty());
        rows.setManaged(!fitting.isEmpty());
    }

    private void tellHowMany() {
        Choices.Read read = choices.read().getValue();
        String count = switch (read.reading()) {
            case NOT_BEGUN -> texts.get("chooser.unread");
            case UNDER_WAY -> texts.get("chooser.reading");
            case DONE -> read.all().isEmpty() ? texts.get("chooser.none")
                    : texts.get(read.isWhole() ? "chooser.count" : "chooser.countOfMore", fitting.size(),
                            read.all().size());
        };
        foot.setText(read.problem().map(problem -> why(problem)
                + (read.all().isEmpty() ? "" : "\n" + count)).orElse(count));
    }

    private String why(Problem problem) {
        return texts.get("chooser.problem", texts.get(problem.key() + ".title", problem.facts().toArray()));
    }
}
