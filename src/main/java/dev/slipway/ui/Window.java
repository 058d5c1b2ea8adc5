package dev.slipway.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import atlantafx.base.theme.Styles;
import dev.slipway.ui.control.Icon;
import dev.slipway.ui.control.Words;
import dev.slipway.ui.home.Home;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ObservableList;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.MasterDetailPane;
import org.controlsfx.control.StatusBar;
import org.kordamp.ikonli.feather.Feather;

/** The window's content: bar, page, activity drawer and status bar. */
public final class Window extends BorderPane {

    private static final List<String> STYLES = List.of("app.css", "comparison.css", "path.css");

    private final Workspace workspace;
    private final Home home;
    private final Wizard wizard;
    private final MasterDetailPane pages;
    private final List<Page> beside;
    private final VBox above = new VBox();
    private ObservableList<Node> foot;
    private final BooleanProperty dark = new SimpleBooleanProperty();

    /** @param beside the pages that are no steps */
    public Window(Workspace workspace, Home home, List<Step> steps, List<Page> beside, ColorScheme scheme) {
        this.workspace = workspace;
        this.beside = List.copyOf(beside);
        this.wizard = new Wizard(workspace, steps);
        this.home = home;
        this.pages = new MasterDetailPane(Side.BOTTOM, home, new ActivityDrawer(workspace), false);
        workspace.onOpen(this::open);
        pages.setDividerPosition(0.68);
        pages.setAnimated(false);
        getStyleClass().add("app-root");
        above.getChildren().addAll(bar(), new JapaneseFont(workspace.texts()));
        setTop(above);
        setCenter(pages);
        setBottom(statusBar());
        dark.addListener((_, _, now) -> theme(now));
        dark.set(scheme == ColorScheme.DARK);
        theme(dark.get());
    }

    /**
     * A scene that shows this. The stylesheets are the scene's: of a parent's, JavaFX notes every node below as a user,
     * in a list that it searches for each one, and a large form then opens a third slower.
     *
     * @param width  in pixels
     * @param height in pixels
     */
    public Scene scene(double width, double height) {
        Scene scene = new Scene(this, width, height);
        STYLES.forEach(name -> scene.getStylesheets()
                .add(Objects.requireNonNull(Window.class.getResource(name)).toExternalForm()));
        return scene;
    }

    /** Dark or light. */
    public BooleanProperty dark() {
        return dark;
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

    private static void theme(boolean dark) {
        Application.setUserAgentStylesheet(dark ? new PrimerDark().getUserAgentStylesheet()
                : new PrimerLight().getUserAgentStylesheet());
    }

    private HBox bar() {
        Texts texts = workspace.texts();
        Button toHome = Words.button(texts, "app.name", Feather.ANCHOR, this::goHome);
        toHome.setId("home");
        toHome.getStyleClass().addAll(Styles.FLAT, "brand");
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        HBox bar = new HBox(toHome, between, new AccountChip(workspace), languages(),
                iconButton("learn", Feather.BOOK, "app.learn",
                        () -> wizard.learning().set(!wizard.learning().get())),
                themeButton(),
                iconButton("activity", Feather.ACTIVITY, "activity.title",
                        () -> pages.setShowDetailNode(!pages.isShowDetailNode())));
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

    private Button themeButton() {
        Button button = new Button();
        button.setId("theme");
        button.graphicProperty().bind(Bindings.createObjectBinding(
                () -> dark.get() ? Icon.of(Feather.SUN) : Icon.of(Feather.MOON), dark));
        named(button, "app.theme");
        button.setOnAction(_ -> dark.set(!dark.get()));
        return button;
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
