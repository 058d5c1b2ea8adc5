package dev.slipway.ui;

import atlantafx.base.theme.Styles;
import dev.slipway.learn.Lesson;
import dev.slipway.ui.change.Mark;
import dev.slipway.ui.control.Icon;
import dev.slipway.ui.control.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** An ordered list of steps, the page of the one in front, and the Learn panel beside it. Knows no feature. */
public final class Wizard extends BorderPane {

    private final Texts texts;
    private final List<Step> steps;
    private final ReadOnlyStringWrapper front = new ReadOnlyStringWrapper("");
    private final IntegerProperty current = new SimpleIntegerProperty(-1);
    private final ToggleGroup group = new ToggleGroup();
    private final ScrollPane page = new ScrollPane();
    private final LearnPanel learn;
    private final Map<Integer, VBox> pages = new HashMap<>();

    public Wizard(Workspace workspace, List<Step> steps) {
        this.texts = workspace.texts();
        this.steps = List.copyOf(steps);
        this.learn = new LearnPanel(workspace);
        getStyleClass().add("wizard");
        page.setFitToWidth(true);
        page.getStyleClass().add("page-scroll");
        VBox list = new VBox();
        list.getStyleClass().add("step-list");
        IntStream.range(0, steps.size()).forEach(i -> list.getChildren().add(entry(i)));
        setLeft(list);
        setCenter(page);
        setRight(learn);
        learn.managedProperty().bind(learn.visibleProperty());
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
        current.set(index);
        front.set(step.key());
        group.selectToggle(group.getToggles().get(index));
        page.setContent(pages.computeIfAbsent(index, this::pageOf));
        page.setVvalue(0);
        learn.show(step.key());
        step.shown();
    }

    private VBox pageOf(int index) {
        Step step = steps.get(index);
        Label title = Words.label(texts, "step." + step.key() + ".title", Styles.TITLE_2);
        Label lead = Words.label(texts, "step." + step.key() + ".lead", "lead");
        VBox content = new VBox(title, lead, step.view(), footer(index));
        content.getStyleClass().addAll("page", step.isWide() ? "wide" : "narrow");
        return content;
    }

    private HBox footer(int index) {
        Button back = Words.button(texts, "wizard.back", Feather.ARROW_LEFT, () -> show(index - 1));
        back.setDisable(index == 0);
        Button next = Words.button(texts, "wizard.next", Feather.ARROW_RIGHT, () -> show(index + 1));
        next.setDisable(index == steps.size() - 1);
        next.setContentDisplay(ContentDisplay.RIGHT);
        ObservableValue<Mark> mark = steps.get(index).mark();
        mark.addListener((_, _, now) -> stress(next, now));
        stress(next, mark.getValue());
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        HBox footer = new HBox(back, between, next);
        footer.getStyleClass().add("footer");
        return footer;
    }

    private static void stress(Button next, Mark mark) {
        next.getStyleClass().remove(Styles.ACCENT);
        if (mark == Mark.DONE) {
            next.getStyleClass().add(Styles.ACCENT);
        }
    }

    private ToggleButton entry(int index) {
        Step step = steps.get(index);
        ToggleButton entry = new ToggleButton();
        entry.setId("step-" + step.key());
        entry.setToggleGroup(group);
        entry.getStyleClass().addAll("step-entry", Styles.FLAT);
        entry.setMaxWidth(Double.MAX_VALUE);
        entry.textProperty().bind(Bindings.concat((index + 1) + "  ", texts.bind("step." + step.key() + ".name")));
        ObservableValue<Mark> mark = step.mark();
        entry.graphicProperty().bind(Bindings.createObjectBinding(() -> icon(mark.getValue()), mark));
        entry.accessibleHelpProperty().bind(Bindings.createStringBinding(
                () -> texts.get("mark." + mark.getValue().name()), mark, texts.language()));
        entry.setOnAction(_ -> show(index));
        return entry;
    }

    private static FontIcon icon(Mark mark) {
        return switch (mark) {
            case OPEN -> Icon.of(Feather.CIRCLE, "muted");
            case BUSY -> Icon.of(Feather.LOADER, "accent");
            case DONE -> Icon.of(Feather.CHECK_CIRCLE, "good");
            case TROUBLE -> Icon.of(Feather.ALERT_CIRCLE, "bad");
        };
    }
}
