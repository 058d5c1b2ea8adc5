package dev.slipway.ui;

import atlantafx.base.theme.Styles;
import dev.slipway.learn.Lessons;
import dev.slipway.ui.control.Icon;
import dev.slipway.ui.control.Words;
import dev.slipway.ui.home.Home;
import dev.slipway.ui.settings.Appearance;
import dev.slipway.ui.settings.SettingsMenu;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.collections.ObservableList;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.controlsfx.control.MasterDetailPane;
import org.controlsfx.control.StatusBar;
import org.kordamp.ikonli.feather.Feather;

/** The window's content: bar, page, activity drawer and status bar. */
public final class Window extends BorderPane {

    private static final double ONE_LINE = 10_000;

    private final Workspace workspace;
    private final Home home;
    private final Wizard wizard;
    private final MasterDetailPane pages;
    private final List<Page> beside;
    private final VBox above = new VBox();
    private final FocusRing ring = new FocusRing();
    private final KeysSheet keys;
    private final Appearance appearance;
    private ObservableList<Node> foot;

    /** @param beside the pages that are no steps */
    public Window(Workspace workspace, Home home, List<Step> steps, List<Page> beside, Appearance appearance) {
        this.workspace = workspace;
        this.appearance = appearance;
        this.beside = List.copyOf(beside);
        this.wizard = new Wizard(workspace, steps);
        this.home = home;
        this.pages = new MasterDetailPane(Side.BOTTOM, home, new ActivityDrawer(workspace), false);
        this.keys = new KeysSheet(workspace.texts());
        workspace.onOpen(this::open);
        workspace.onLearn(lesson -> wizard.read(Lessons.of(lesson)));
        pages.setDividerPosition(0.68);
        pages.setAnimated(false);
        pages.setFocusTraversable(false);
        getStyleClass().add("app-root");
        above.getChildren().addAll(bar(), new JapaneseFont(workspace.texts()));
        setTop(above);
        setCenter(pages);
        setBottom(statusBar());
        getChildren().add(ring);
    }

    /**
     * A scene that shows this.
     *
     * @param width  in pixels
     * @param height in pixels
     */
    public Scene scene(double width, double height) {
        Scene scene = new Scene(this, width, height);
        appearance.style(scene);
        ring.follow(scene);
        new FocusKeeper(workspace.background(), scene);
        new Keys(this, List.of(this::front, () -> isGuided() ? wizard.getRight() : null,
                () -> pages.isShowDetailNode() ? pages.getDetailNode() : null, this::getBottom, () -> above,
                () -> isGuided() ? wizard.getLeft() : null)).listen(scene);
        return scene;
    }

    /** Its colours, text size and motion. */
    public Appearance appearance() {
        return appearance;
    }

    /** Dark or light. */
    public BooleanProperty dark() {
        return appearance.dark();
    }

    /** What stands above every page: the bar, and what concerns them all for a while. */
    public VBox above() {
        return above;
    }

    /** What stands at the right of the window's foot. */
    public ObservableList<Node> foot() {
        return foot;
    }

    public Home home() {
        return home;
    }

    public Wizard wizard() {
        return wizard;
    }

    /** Opens a page, or the wizard at a step. */
    public void open(String key) {
        Optional<Page> page = beside.stream().filter(it -> it.key().equals(key)).findFirst();
        if (page.isEmpty()) {
            hideOthers(wizard);
            pages.setMasterNode(wizard);
            wizard.show(key);
        } else if (pages.getMasterNode() != page.get().view()) {
            hideOthers(page.get().view());
            pages.setMasterNode(page.get().view());
            page.get().shown();
        }
    }

    private boolean isGuided() {
        return pages.getMasterNode() == wizard;
    }

    /** The page in front, of a step or of its own. */
    private Node front() {
        return isGuided() ? wizard.getCenter() : pages.getMasterNode();
    }

    /** Shows which keys do what. */
    void showKeys() {
        keys.turn(lookup("#keys-help"));
    }

    /** Back to the three doors. */
    public void goHome() {
        hideOthers(home);
        pages.setMasterNode(home);
    }

    /** Tells what is in front that it leaves, unless it is what comes. */
    private void hideOthers(Node coming) {
        Node front = pages.getMasterNode();
        if (front == coming) {
            return;
        }
        if (front == wizard) {
            wizard.leave();
        }
        beside.stream().filter(page -> page.view() == front).forEach(Page::hidden);
    }

    private HBox bar() {
        Texts texts = workspace.texts();
        Button toHome = Words.button(texts, "app.name", Feather.ANCHOR, this::goHome);
        toHome.setId("home");
        toHome.getStyleClass().addAll(Styles.FLAT, "brand");
        toHome.setMinWidth(USE_PREF_SIZE);
        HBox buttons = new HBox(languages(),
                iconButton("learn", Feather.BOOK, "app.learn",
                        () -> wizard.learning().set(!wizard.learning().get())),
                iconButton("activity", Feather.ACTIVITY, "activity.title",
                        () -> pages.setShowDetailNode(!pages.isShowDetailNode())),
                iconButton("keys-help", Feather.COMMAND, "keys.open", this::showKeys),
                new SettingsMenu(texts, appearance));
        buttons.getStyleClass().add("row");
        FlowPane right = new FlowPane(new AccountChip(workspace), buttons);
        right.getStyleClass().add("app-bar-right");
        // in one line wherever there is room for it
        right.setPrefWrapLength(ONE_LINE);
        HBox.setHgrow(right, Priority.ALWAYS);
        HBox bar = new HBox(toHome, right);
        bar.getStyleClass().add("app-bar");
        return bar;
    }

    private Node languages() {
        HBox languages = new HBox();
        languages.getStyleClass().add("languages");
        for (Texts.Language language : Texts.Language.values()) {
            ToggleButton button = new ToggleButton(language.ownName());
            button.setId("language-" + language.locale().getLanguage());
            button.getStyleClass().addAll(Styles.SMALL,
                    language.ordinal() == 0 ? Styles.LEFT_PILL : Styles.RIGHT_PILL);
            button.setMinWidth(USE_PREF_SIZE);
            button.setSelected(workspace.texts().language().get() == language);
            button.setOnAction(_ -> workspace.texts().language().set(language));
            // a click on the chosen one must not take the choice away
            workspace.texts().language().addListener((_, _, now) -> button.setSelected(now == language));
            button.selectedProperty().addListener((_, _, _) ->
                    button.setSelected(workspace.texts().language().get() == language));
            languages.getChildren().add(button);
        }
        return languages;
    }

    private Button iconButton(String id, Feather icon, String key, Runnable action) {
        Button button = new Button(null, Icon.of(icon));
        button.setId(id);
        named(button, key);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private void named(Button button, String key) {
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        button.accessibleTextProperty().bind(workspace.texts().bind(key));
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(button.accessibleTextProperty());
        button.setTooltip(tip);
    }

    private StatusBar statusBar() {
        StatusBar bar = new StatusBar();
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(bar.textProperty());
        bar.setTooltip(whole);
        bar.getStyleClass().add("elided");
        // ControlsFX lets the focus come to both, where nothing can be done
        bar.setFocusTraversable(false);
        bar.textProperty().bind(Bindings.createStringBinding(this::standing, workspace.world(),
                workspace.texts().language()));
        bar.getRightItems().add(new PracticeSpeed(workspace));
        foot = bar.getRightItems();
        return bar;
    }

    private String standing() {
        World world = workspace.world().get();
        if (world == null) {
            return workspace.texts().get("status.none");
        }
        return workspace.texts().get(world.isPractice() ? "status.practice" : "status.real",
                world.code().folder(), world.account().caller().arn());
    }
}
