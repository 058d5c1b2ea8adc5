package dev.slipway.ui.control;

import atlantafx.base.controls.CustomTextField;
import dev.slipway.ui.Texts;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.stage.Screen;
import org.kordamp.ikonli.feather.Feather;

/**
 * A field in which one types, or chooses from a list that opens under it and keeps what fits to what is typed. With the
 * keyboard: Down opens, Up and Down go through it, Enter takes over, Escape leaves everything as it was.
 */
public final class Chooser extends CustomTextField {

    private static final String BETWEEN = ", ";

    private final boolean takesSeveral;
    private final ChoiceList list;
    private boolean isTaking;

    private Chooser(Texts texts, Answer answer, Choices choices, boolean takesSeveral) {
        this.takesSeveral = takesSeveral;
        this.list = new ChoiceList(texts, choices, this::take);
        getStyleClass().add("chooser");
        textProperty().bindBidirectional(answer.text());
        Label arrow = new Label(null, Icon.of(Feather.CHEVRON_DOWN, "muted"));
        arrow.getStyleClass().add("chooser-arrow");
        arrow.addEventFilter(MouseEvent.MOUSE_PRESSED, press -> {
            requestFocus();
            toggle();
            press.consume();
        });
        setRight(arrow);
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        textProperty().addListener((_, _, _) -> typed());
        focusedProperty().addListener((_, _, has) -> {
            if (!has) {
                list.hide();
            }
        });
        idProperty().addListener((_, _, id) -> list.name(id));
        accessibleHelpProperty().bind(texts.bind("chooser.help"));
        localToSceneTransformProperty().addListener((_, _, _) -> follow());
    }

    /** The page has moved under the list. */
    private void follow() {
        if (list.isShowing()) {
            show();
        }
    }

    static Chooser ofOne(Texts texts, Answer answer, Choices choices) {
        return new Chooser(texts, answer, choices, false);
    }

    /** Several, with commas between them; choosing one that is there takes it out. */
    static Chooser ofSeveral(Texts texts, Answer answer, Choices choices) {
        return new Chooser(texts, answer, choices, true);
    }

    private void pressed(KeyEvent press) {
        boolean isUsed = switch (press.getCode()) {
            case DOWN -> list.isShowing() ? list.move(1) : open();
            case UP -> list.isShowing() && list.move(-1);
            case PAGE_DOWN -> list.isShowing() && list.move(ChoiceList.ROWS);
            case PAGE_UP -> list.isShowing() && list.move(-ChoiceList.ROWS);
            case ENTER -> list.isShowing() && list.takeSelected();
            case ESCAPE -> list.isShowing() && list.hide();
            default -> false;
        };
        if (isUsed) {
            press.consume();
        }
    }

    private void typed() {
        if (!isFocused() || isTaking) {
            return;
        }
        list.filter(lastPart());
        if (list.isEmpty()) {
            list.hide();
        } else {
            show();
        }
    }

    private void toggle() {
        if (list.isShowing()) {
            list.hide();
        } else {
            open();
        }
    }

    /** With everything there is, whatever stands in the field. */
    private boolean open() {
        list.filter("");
        list.mark(parts().toList());
        show();
        return true;
    }

    private void show() {
        Bounds field = localToScreen(getBoundsInLocal());
        if (field == null || !isInSight()) {
            list.hide();
            return;
        }
        double bottom = Screen.getScreensForRectangle(field.getMinX(), field.getMinY(), 1, 1).stream()
                .mapToDouble(screen -> screen.getVisualBounds().getMaxY()).findFirst().orElse(Double.MAX_VALUE);
        double below = Math.min(bottom, getScene().getWindow().getY() + getScene().getWindow().getHeight());
        list.show(this, field, field.getMaxY() + list.height() <= below);
    }

    /** Whether it has not been scrolled out of its page. */
    private boolean isInSight() {
        Bounds here = localToScene(getBoundsInLocal());
        for (Parent each = getParent(); each != null; each = each.getParent()) {
            if (each instanceof ScrollPane page && !page.localToScene(page.getBoundsInLocal()).contains(here)) {
                return false;
            }
        }
        return true;
    }

    private void take(Choice choice) {
        isTaking = true;
        if (takesSeveral) {
            List<String> others = parts().filter(part -> !part.equals(choice.value())).toList();
            boolean wasThere = parts().anyMatch(choice.value()::equals);
            Stream<String> whole = others.stream().filter(part -> !part.equals(lastPart()) || list.knows(part));
            setText((wasThere ? whole : Stream.concat(whole, Stream.of(choice.value())))
                    .collect(Collectors.joining(BETWEEN)));
            list.filter("");
            list.mark(parts().toList());
            list.select(choice);
        } else {
            setText(choice.value());
            list.hide();
        }
        positionCaret(getLength());
        isTaking = false;
    }

    private Stream<String> parts() {
        return takesSeveral ? values(getText()) : Stream.of(getText().strip());
    }

    /** What is being typed: all of it, or what comes after the last comma. */
    private String lastPart() {
        return takesSeveral ? getText().substring(getText().lastIndexOf(',') + 1).strip() : getText().strip();
    }

    /** What stands between the commas. */
    public static Stream<String> values(String text) {
        return Stream.of(text.split(",")).map(String::strip).filter(part -> !part.isEmpty());
    }
}
