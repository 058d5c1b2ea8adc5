package dev.slipway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The walk finds what is planted, and nothing where nothing is. */
class FocusOrderTest {

    /** @param fault how what is told of it begins; empty when nothing is */
    private record Planted(String fault, String what, Supplier<Parent> made) {
        @Override
        public String toString() {
            return what;
        }
    }

    @BeforeAll
    static void startToolkit() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
    }

    static Stream<Planted> planted() {
        return Stream.of(
                new Planted("a trap", "an area that keeps Tab for itself",
                        () -> new VBox(new Button("one"), new TextArea(), new Button("two"))),
                new Planted("a trap", "a button that swallows every key", () -> {
                    Button swallowing = new Button("two");
                    swallowing.addEventFilter(KeyEvent.KEY_PRESSED, KeyEvent::consume);
                    return new VBox(new Button("one"), swallowing, new Button("three"));
                }),
                new Planted("Shift+Tab", "a button that lets nobody back", () -> {
                    Button oneWay = new Button("two");
                    oneWay.addEventFilter(KeyEvent.KEY_PRESSED, press -> {
                        if (press.isShiftDown()) {
                            press.consume();
                        }
                    });
                    return new VBox(new Button("one"), oneWay, new Button("three"));
                }),
                new Planted("against the way one reads", "a button that stands above the one before it", () -> {
                    Button low = new Button("one");
                    low.relocate(0, 100);
                    Button last = new Button("three");
                    last.relocate(0, 150);
                    return new Pane(low, new Button("two"), last);
                }),
                new Planted("", "buttons below and beside each other", () -> new HBox(
                        new VBox(new Button("one"), new Button("two")), new VBox(new Button("three"), new Button("four")))),
                new Planted("", "a choice that the arrows move in", () -> {
                    RadioButton first = new RadioButton("one");
                    RadioButton second = new RadioButton("two");
                    new ToggleGroup().getToggles().addAll(first, second);
                    first.setSelected(true);
                    return new VBox(first, second, new Button("three"), new Button("four"));
                }));
    }

    @ParameterizedTest
    @MethodSource
    void planted(Planted planted) {
        List<String> faults = WaitForAsyncUtils.waitForAsyncFx(5_000, () -> {
            Stage stage = new Stage();
            stage.setScene(new Scene(planted.made().get(), 300, 300));
            stage.show();
            stage.getScene().getRoot().layout();
            List<String> found = FocusOrder.faults(stage.getScene());
            stage.close();
            return found;
        });

        assertEquals(planted.fault(), faults.stream().map(fault -> fault.split(":")[0]).distinct()
                .map(fault -> fault.startsWith("Shift+Tab") ? "Shift+Tab" : fault).reduce("", String::concat),
                faults.toString());
    }
}
