package dev.slipway.gallery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Every inspection finds what was planted for it, and leaves alone what is as it should be. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class InspectionTest {

    private static final String LONG = "Words that are much too long for the narrow place that they are given here";

    private Stage stage;

    @BeforeAll
    static void begin() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @AfterEach
    void close() {
        WaitForAsyncUtils.waitForAsyncFx(5_000, () -> {
            stage.close();
            return true;
        });
    }

    @Test
    void aLabelThatEndsInDotsIsFoundUnlessATooltipSaysTheWhole() {
        assertEquals(1, found(new CutText(), () -> wide(new Label(LONG), 80)));
        assertEquals(1, found(new CutText(), () -> wide(deliberate(new Label(LONG)), 80)));
        assertEquals(0, found(new CutText(), () -> wide(told(deliberate(new Label(LONG))), 80)));
        assertEquals(0, found(new CutText(), () -> wide(new Label("short"), 80)));
    }

    @Test
    void aWrappedLabelThatHasNoRoomForItsLastLineIsFound() {
        assertEquals(1, found(new CutText(), () -> wide(wrapped(30), 80)));
        assertEquals(0, found(new CutText(), () -> wide(wrapped(Region.USE_COMPUTED_SIZE), 80)));
    }

    @Test
    void aRowOfAListAndAPromptAreReadToo() {
        assertEquals(0, found(new CutText(), () -> wide(new ListView<>(FXCollections.observableArrayList(LONG)), 90)));
        assertTrue(found(new CutText(), () -> {
            ListView<String> list = new ListView<>(FXCollections.observableArrayList(LONG));
            list.setCellFactory(_ -> narrowCell());
            return wide(list, 90);
        }) > 0);
        assertEquals(1, found(new CutText(), () -> {
            TextField field = new TextField();
            field.setPromptText(LONG);
            return wide(field, 80);
        }));
    }

    @Test
    void aLowLineThatIsTakenForAMnemonicIsFound() {
        assertEquals(1, found(new CutText(), () -> new HBox(new Button("my_app"))));
    }

    @Test
    void wordsOnWordsAreFoundUnlessTheyAreMeantToLieThere() {
        assertEquals(1, found(new Overlap(), () -> new Pane(new Label("under"), new Label("over"))));
        assertEquals(0, found(new Overlap(), () -> {
            Label over = new Label("over");
            over.getStyleClass().add(Overlap.LIES_OVER);
            return new Pane(new Label("under"), over);
        }));
        assertEquals(0, found(new Overlap(), () -> new VBox(new Label("one"), new Button("two"), new TextField("three"))));
    }

    @Test
    void whatSticksOutOfItsPanelOrTheWindowIsFound() {
        assertEquals(1, found(new StickingOut(), () -> {
            Pane narrow = new Pane(new Label(LONG));
            narrow.setMaxWidth(60);
            return new VBox(narrow);
        }));
        assertEquals(1, found(new StickingOut(), () -> {
            Button outside = new Button("outside");
            outside.setLayoutX(380);
            return new Pane(outside);
        }));
        assertEquals(1, found(new StickingOut(), () -> {
            TextFlow low = new TextFlow(new Text(LONG));
            low.setMinHeight(0);
            low.setMaxSize(80, 20);
            return new VBox(low);
        }));
    }

    @Test
    void whatOneScrollsToIsNotOutside() {
        assertEquals(0, found(new StickingOut(), () -> {
            Region space = new Region();
            space.setMinHeight(900);
            return new ScrollPane(new VBox(new Label("top"), space, new Label("bottom")));
        }));
    }

    @Test
    void aPageThatIsTooWideIsFoundUnlessItHasLongLinesByNature() {
        assertEquals(1, found(new SidewaysScroll(), () -> new ScrollPane(new HBox(new Label(LONG + LONG)))));
        assertEquals(0, found(new SidewaysScroll(), () -> {
            ScrollPane log = new ScrollPane(new HBox(new Label(LONG + LONG)));
            log.getStyleClass().add(SidewaysScroll.HAS_LONG_LINES);
            return log;
        }));
    }

    @Test
    void wordsWithoutRoomAreFoundButNotWhatIsFoldedAway() {
        assertEquals(1, found(new LostText(), () -> wide(new Label("lost"), 0)));
        assertEquals(0, found(new LostText(), () -> {
            TitledPane folded = new TitledPane("title", wide(new Label("lost"), 0));
            folded.setAnimated(false);
            folded.setExpanded(false);
            return folded;
        }));
    }

    @Test
    void whatIsTooPaleToBeReadIsFoundUnlessItIsDisabled() {
        assertEquals(1, found(new Contrast(), () -> on("white", new Label("words"), "-fx-text-fill: #888888;")));
        assertEquals(0, found(new Contrast(), () -> on("white", new Label("words"), "-fx-text-fill: #666666;")));
        assertEquals(0, found(new Contrast(), () -> on("white", new Label("words"),
                "-fx-text-fill: #888888; -fx-font-size: 24px;")));
        assertEquals(1, found(new Contrast(), () -> on("rgba(0, 0, 0, 0.3)", new Label("words"), "-fx-text-fill: white;")));
        assertEquals(1, found(new Contrast(), () -> on("linear-gradient(to right, black, white)", new Label("words"),
                "-fx-text-fill: white;")));
        assertEquals(1, found(new Contrast(), () -> on("white", new Label("words"),
                "-fx-text-fill: black; -fx-opacity: 0.4;")));
        assertEquals(0, found(new Contrast(), () -> {
            Label disabled = new Label("words");
            disabled.setDisable(true);
            return on("white", disabled, "-fx-text-fill: #aaaaaa;");
        }));
    }

    @Test
    void aFieldWhoseEdgeCannotBeSeenIsFound() {
        assertEquals(1, found(new Contrast(), () -> on("white", new TextField(),
                "-fx-background-color: #dddddd, white; -fx-background-insets: 0, 1;")));
        assertEquals(0, found(new Contrast(), () -> on("white", new TextField(),
                "-fx-background-color: #808080, white; -fx-background-insets: 0, 1;")));
    }

    private static VBox on(String background, Region node, String style) {
        node.setStyle(style);
        VBox box = new VBox(node);
        box.setStyle("-fx-background-color: " + background);
        return box;
    }

    private static Label told(Label label) {
        label.setTooltip(new Tooltip(label.getText()));
        return label;
    }

    private static Label wrapped(double height) {
        Label label = new Label(LONG);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        if (height > 0) {
            label.setMinHeight(0);
            label.setMaxHeight(height);
        }
        return label;
    }

    private static ListCell<String> narrowCell() {
        return new ListCell<>() {
            @Override
            protected void updateItem(String item, boolean empty) {
                super.updateItem(item, empty);
                setText(empty ? null : item);
                setPrefWidth(0);
            }
        };
    }

    private static Label deliberate(Label label) {
        label.getStyleClass().add(CutText.MAY_BE_CUT);
        return label;
    }

    private static HBox wide(Region node, double width) {
        node.setMinWidth(0);
        node.setMaxWidth(width);
        return new HBox(node);
    }

    private int found(Inspection inspection, Supplier<Parent> made) {
        return WaitForAsyncUtils.waitForAsyncFx(5_000, () -> {
            Parent root = made.get();
            if (stage != null) {
                stage.close();
            }
            stage = new Stage();
            stage.setScene(new Scene(root, 400, 300));
            stage.show();
            root.applyCss();
            root.layout();
            return inspection.defects(root).size();
        });
    }
}
