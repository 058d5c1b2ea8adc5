package dev.slipway.gallery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The inspection finds what is planted, and nothing where nothing is. */
class AccessibleNamesTest {

    private static final String ICON = "\uF101";

    /** @param fault how what is told of it begins; empty when nothing is */
    private record Planted(String fault, String what, Supplier<Node> made) {
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
                new Planted("no name", "a button with an icon alone", () -> new Button(null, picture())),
                new Planted("no name", "a field under a label that is not its own", TextField::new),
                new Planted("no name", "a choice without a label", ComboBox<String>::new),
                new Planted("no name", "a list without a name", ListView<String>::new),
                new Planted("no name", "a slider without a name", Slider::new),
                new Planted("no name", "a bar without a name", ProgressBar::new),
                new Planted("a name hides what stands in it", "a field with accessible text", () -> {
                    TextField field = labelled(new TextField("typed"));
                    field.setAccessibleText("Name");
                    return field;
                }),
                new Planted("has the focus without a role", "a card that Tab comes to", () -> {
                    Region card = new Region();
                    card.setFocusTraversable(true);
                    card.setAccessibleText("Card");
                    return card;
                }),
                new Planted("a name that reaches nobody", "a picture without a role", () -> {
                    Region chart = new Region();
                    chart.setAccessibleText("Tasks over time");
                    return chart;
                }),
                new Planted("a picture is read as a letter", "an icon beside words", () -> new Text(ICON)),
                new Planted("", "a button with words", () -> new Button("Go on", picture())),
                new Planted("", "a button with an icon and a name", () -> {
                    Button button = new Button(null, picture());
                    button.setAccessibleText("Copy");
                    return button;
                }),
                new Planted("", "a field with its label", () -> labelled(new TextField("typed"))));
    }

    @ParameterizedTest
    @MethodSource
    void planted(Planted planted) {
        List<String> faults = WaitForAsyncUtils.waitForAsyncFx(5_000, () -> {
            Scene scene = new Scene(new VBox(new Label("Words"), planted.made().get()));
            scene.getRoot().applyCss();
            return AccessibleNames.faults(scene);
        });

        assertEquals(planted.fault(), faults.stream().map(fault -> fault.split(":")[0]).reduce("", String::concat),
                faults.toString());
    }

    private static Node picture() {
        Text icon = new Text(ICON);
        icon.setAccessibleRole(AccessibleRole.NODE);
        return icon;
    }

    private static TextField labelled(TextField field) {
        Label label = new Label();
        label.setAccessibleText("Name");
        label.setLabelFor(field);
        return field;
    }
}
