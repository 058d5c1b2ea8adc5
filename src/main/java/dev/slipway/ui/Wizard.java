package dev.slipway.ui;

import atlantafx.base.theme.Styles;
import dev.slipway.learn.Lesson;
import dev.slipway.ui.change.Mark;
import dev.slipway.ui.change.MarkIcon;
import dev.slipway.ui.control.Reveal;
import dev.slipway.ui.control.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringExpression;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;

/** An ordered list of steps, the page of the one in front, and the Learn panel beside it. Knows no feature. */
public final class Wizard extends BorderPane {

    private static final PseudoClass SHORT = PseudoClass.getPseudoClass("short");
    private static final PseudoClass BELOW = PseudoClass.getPseudoClass("below");

    private final Texts texts;
    private final List<Step> steps;
    private final ReadOnlyStringWrapper front = new ReadOnlyStringWrapper("");
    private final IntegerProperty current = new SimpleIntegerProperty(-1);
    private final List<ToggleButton> entries;
    private final ScrollPane page = new ScrollPane();
    private final VBox stack = new VBox();
    private final WizardRoom room;
    private final LearnPanel learn;
    private final Map<Integer, VBox> pages = new HashMap<>();
    private final Map<Integer, WizardFoot> feet = new HashMap<>();
    private final BorderPane body = new BorderPane(page);

    public Wizard(Workspace workspace, List<Step> steps) {
        this.texts = workspace.texts();
        this.steps = List.copyOf(steps);
        this.learn = new LearnPanel(workspace);
        getStyleClass().add("wizard");
        page.setFitToWidth(true);
        page.getStyleClass().add("page-scroll");
        VBox list = new VBox();
        list.getStyleClass().add("step-list");
        // no toggle group: the keyboard would choose with each arrow, and Tab come to one of them only
        entries = IntStream.range(0, steps.size()).mapToObj(this::entry).toList();
        list.getChildren().addAll(entries);
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        this.room = new WizardRoom(this, entries.getFirst(), learn.visibleProperty());
        IntStream.range(0, steps.size()).forEach(i -> name(entries.get(i), i));
        setLeft(scrolled(list));
        page.setContent(stack);
        setCenter(body);
        setRight(learn);
        learn.managedProperty().bind(learn.visibleProperty());
        room.isListShort().addListener((_, _, now) -> list.pseudoClassStateChanged(SHORT, now));
        room.isLearnBelow().addListener(_ -> placeLearn());
    }

    private void placeLearn() {
        boolean isBelow = room.isLearnBelow().get();
        learn.pseudoClassStateChanged(BELOW, isBelow);
        setRight(null);
        stack.getChildren().remove(learn);
        if (isBelow) {
            stack.getChildren().add(learn);
        } else {
            setRight(learn);
        }
    }

    /** The steps can be scrolled to where large text makes them higher than the window. */
    private ScrollPane scrolled(VBox list) {
        ScrollPane scrolled = new ScrollPane(list);
        scrolled.getStyleClass().add("step-scroll");
        scrolled.setFitToWidth(true);
        scrolled.setFitToHeight(true);
        scrolled.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scrolled.setFocusTraversable(false);
        return scrolled;
    }

    /**
     * Brings the step of that key to the front, and a part of it: {@code deploy}, {@code deploy/watch}. Who is sent
     * there by a finding is to see how it stands now.
     */
    public void show(String keyAndPart) {
        String[] words = keyAndPart.split("/", 2);
        int index = indexOf(words[0]);
        steps.get(index).doubt();
        if (words.length == 2) {
            steps.get(index).choose(words[1]);
        }
        show(index);
    }

    private int indexOf(String key) {
        return IntStream.range(0, steps.size()).filter(i -> steps.get(i).key().equals(key)).findFirst().orElseThrow();
    }

    /** The key of the step in front; empty before the first. */
    public ReadOnlyStringProperty front() {
        return front.getReadOnlyProperty();
    }

    /** The key of a step by its place, counted from 0. */
    Optional<String> key(int place) {
        return place < 0 || place >= steps.size() ? Optional.empty() : Optional.of(steps.get(place).key());
    }

    /** Whether the Learn panel stands beside the page. */
    public BooleanProperty learning() {
        return learn.visibleProperty();
    }

    /** Shows a lesson beside the page until another step comes to the front. */
    void read(Lesson lesson) {
        learn.setVisible(true);
        learn.read(lesson);
    }

    /** Told that the wizard as a whole has left the screen. */
    public void leave() {
        if (current.get() >= 0) {
            steps.get(current.get()).hidden();
        }
    }

    private void show(int index) {
        leave();
        Step step = steps.get(index);
        boolean isReading = getScene() != null && Focusables.around(getScene().getFocusOwner()).contains(body);
        current.set(index);
        front.set(step.key());
        IntStream.range(0, entries.size()).forEach(i -> entries.get(i).setSelected(i == index));
        stack.getChildren().setAll(pages.computeIfAbsent(index, this::pageOf));
        placeLearn();
        body.setBottom(feet.computeIfAbsent(index, this::footOf));
        page.setVvalue(0);
        if (isReading) {
            pages.get(index).getChildren().getFirst().requestFocus();
        }
        learn.show(step.key());
        step.shown();
    }

    private VBox pageOf(int index) {
        Step step = steps.get(index);
        Label title = Words.label(texts, "step." + step.key() + ".title", Styles.TITLE_2);
        Label lead = Words.label(texts, "step." + step.key() + ".lead", "lead");
        VBox content = new VBox(title, lead, step.view());
        content.getStyleClass().addAll("page", step.isWide() ? "wide" : "narrow");
        return content;
    }

    private WizardFoot footOf(int index) {
        boolean isLast = index == steps.size() - 1;
        return new WizardFoot(texts, steps.get(index), index == 0 ? null : () -> show(index - 1),
                isLast ? null : () -> show(index + 1));
    }

    /** Up and down go through the list; only Space and Enter open a step. */
    private void pressed(KeyEvent press) {
        int by = press.getCode() == KeyCode.DOWN ? 1 : press.getCode() == KeyCode.UP ? -1 : 0;
        int now = IntStream.range(0, entries.size()).filter(i -> entries.get(i).isFocused()).findFirst().orElse(-1);
        if (by != 0 && now >= 0) {
            ToggleButton next = entries.get(Math.clamp(now + by, 0, entries.size() - 1));
            next.requestFocus();
            Reveal.inPage(next);
            press.consume();
        }
    }

    private ToggleButton entry(int index) {
        Step step = steps.get(index);
        ToggleButton entry = new ToggleButton();
        entry.setId("step-" + step.key());
        entry.getStyleClass().addAll("step-entry", Styles.FLAT);
        entry.setMaxWidth(Double.MAX_VALUE);
        ObservableValue<Mark> mark = step.mark();
        entry.graphicProperty().bind(Bindings.createObjectBinding(() -> MarkIcon.of(mark.getValue()), mark));
        entry.accessibleHelpProperty().bind(Bindings.createStringBinding(
                () -> texts.get("mark." + mark.getValue().name()), mark, texts.language()));
        entry.setOnAction(_ -> show(index));
        return entry;
    }

    private void name(ToggleButton entry, int index) {
        StringExpression name = Bindings.concat((index + 1) + "  ",
                texts.bind("step." + steps.get(index).key() + ".name"));
        entry.textProperty().bind(Bindings.when(room.isListShort()).then(Integer.toString(index + 1)).otherwise(name));
        entry.accessibleTextProperty().bind(name);
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(name);
        entry.tooltipProperty().bind(Bindings.when(room.isListShort()).then(tip).otherwise((Tooltip) null));
    }
}
