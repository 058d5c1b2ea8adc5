package dev.slipway.ui.connect;

import atlantafx.base.theme.Styles;
import dev.slipway.ui.Connector;
import dev.slipway.ui.Step;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.change.Mark;
import dev.slipway.ui.control.Answer;
import dev.slipway.ui.control.Field;
import dev.slipway.ui.control.ProblemView;
import dev.slipway.ui.control.WordedCell;
import dev.slipway.ui.control.Words;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.PasswordField;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import org.controlsfx.control.SearchableComboBox;
import org.kordamp.ikonli.feather.Feather;

/** Step 1: the practice account, or a profile, a region, a folder and a token. */
public final class ConnectStep implements Step {

    private final Texts texts;
    private final ConnectForm form;
    private final Connecting connecting;
    private final Connector connector;
    private final ObservableValue<Mark> mark;
    private final VBox view = new VBox();
    private final VBox real = new VBox();
    private ComboBox<String> profile;
    private ComboBox<String> region;

    public ConnectStep(Workspace workspace, Connector connector) {
        this.texts = workspace.texts();
        this.connector = connector;
        this.form = new ConnectForm(connector.regions());
        connector.last().ifPresent(form::show);
        this.connecting = new Connecting(workspace, connector, form);
        this.mark = Bindings.createObjectBinding(() -> connecting.state().get().mark(), connecting.state());
        view.getStyleClass().add("change-view");
        fillReal(workspace);
        real.visibleProperty().bind(form.practice().not());
        real.managedProperty().bind(real.visibleProperty());
        Button connect = Words.button(texts, "connect.go", Feather.LOG_IN, connecting::connect);
        connect.getStyleClass().add(Styles.ACCENT);
        connect.disableProperty().bind(Bindings.createBooleanBinding(
                () -> !form.practice().get() && form.wanted().isEmpty()
                        || connecting.state().get() instanceof ConnectState.Connecting,
                form.practice(), form.region().text(), form.folder().text(), connecting.state()));
        Button anew = Words.button(texts, "connect.anew", Feather.REFRESH_CW, () -> workspace.open("practice"));
        anew.visibleProperty().bind(Bindings.createBooleanBinding(() -> form.practice().get()
                && workspace.world().get() != null && workspace.world().get().isPractice(),
                form.practice(), workspace.world()));
        HBox buttons = new HBox(connect, anew);
        buttons.getStyleClass().add("buttons");
        view.getChildren().addAll(choice(), real, buttons,
                new SurroundingsView(workspace, connecting));
    }

    /** Connects the practice account, as the program does when it starts. */
    public void connectPractice() {
        form.practice().set(true);
        connecting.connect();
    }

    /**
     * Goes back to an account that was worked on before; where that is refused, the page says why.
     *
     * @param account empty for the practice account
     * @param then    done once it is entered
     */
    public void reopen(Optional<Connector.Request> account, Runnable then) {
        form.practice().set(account.isEmpty());
        account.ifPresent(form::show);
        profile.setValue(form.profile().value());
        region.setValue(form.region().value());
        connecting.connect(then);
    }

    @Override
    public String key() {
        return "connect";
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public ObservableValue<Mark> mark() {
        return mark;
    }

    @Override
    public void shown() {
        connecting.lookAround();
    }

    private Node choice() {
        ToggleGroup group = new ToggleGroup();
        RadioButton practice = choice("connect.practice", group);
        RadioButton account = choice("connect.real", group);
        group.selectToggle(form.practice().get() ? practice : account);
        group.selectedToggleProperty().addListener((_, _, chosen) -> form.practice().set(chosen == practice));
        form.practice().addListener((_, _, now) -> group.selectToggle(now ? practice : account));
        VBox choice = new VBox(practice, account);
        choice.getStyleClass().add("choices");
        return choice;
    }

    private RadioButton choice(String key, ToggleGroup group) {
        RadioButton button = new RadioButton();
        button.setId(key.replace('.', '-'));
        button.textProperty().bind(texts.bind(key));
        button.setToggleGroup(group);
        button.setWrapText(true);
        return button;
    }

    private void fillReal(Workspace workspace) {
        real.getStyleClass().add("fields");
        List<String> profiles = new ArrayList<>();
        profiles.add("");
        profiles.addAll(connector.profiles());
        profile = combo(profiles, form.profile());
        region = combo(connector.regions(), form.region());
        connector.profileProblems().forEach(problem -> real.getChildren().add(new ProblemView(texts, problem)));
        real.getChildren().addAll(
                Field.of(texts, "connect.profile", profile, form.profile()),
                Field.of(texts, "connect.region", region, form.region()),
                folder(),
                Field.of(texts, "connect.token", token(), form.token()),
                Words.label(texts, "connect.token.hint", Styles.TEXT_SMALL, "muted"), new TokenHelp(workspace));
    }

    private ComboBox<String> combo(List<String> choices, Answer answer) {
        ComboBox<String> combo = new SearchableComboBox<>(FXCollections.observableArrayList(choices));
        WordedCell.in(combo, texts, choice -> choice == null || choice.isEmpty()
                ? texts.get("connect.profile.chain") : choice);
        combo.setValue(answer.value());
        combo.valueProperty().addListener((_, _, now) -> answer.set(now == null ? "" : now));
        return combo;
    }

    private Node folder() {
        Field field = Field.line(texts, "connect.folder", form.folder());
        HBox.setHgrow(field, Priority.ALWAYS);
        Button browse = Words.button(texts, "connect.browse", Feather.FOLDER, this::browse);
        browse.setMinWidth(Region.USE_PREF_SIZE);
        HBox row = new HBox(field, browse);
        row.getStyleClass().add("field-row");
        return row;
    }

    private void browse() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(texts.get("connect.folder"));
        File chosen = chooser.showDialog(view.getScene().getWindow());
        if (chosen != null) {
            form.folder().set(chosen.getPath());
        }
    }

    private PasswordField token() {
        PasswordField token = new PasswordField();
        token.textProperty().bindBidirectional(form.token().text());
        return token;
    }
}
