package dev.slipway.ui.learn;

import atlantafx.base.theme.Styles;
import dev.slipway.change.Note;
import dev.slipway.ui.Page;
import dev.slipway.ui.Texts;
import dev.slipway.ui.control.Fact;
import dev.slipway.ui.control.NoteView;
import dev.slipway.ui.control.ProblemView;
import dev.slipway.ui.control.Reveal;
import dev.slipway.ui.control.Words;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;

/** The practice account as a whole: how it is kept, saving it, opening a saved one, beginning anew. */
public final class PracticePage implements Page {

    /** By which others open it. */
    public static final String KEY = "practice";

    private static final FileChooser.ExtensionFilter ACCOUNTS =
            new FileChooser.ExtensionFilter("JSON Lines", "*.jsonl");

    private final Texts texts;
    private final Keeping keeping;
    private final VBox standing = new VBox();
    private final VBox result = new VBox();
    private final BooleanProperty isAsking = new SimpleBooleanProperty();
    private final ScrollPane view;
    private final Node question;
    private Button no;

    public PracticePage(Texts texts, Keeping keeping) {
        this.texts = texts;
        this.keeping = keeping;
        this.question = question();
        ProgressIndicator busy = new ProgressIndicator();
        busy.getStyleClass().add("busy");
        busy.visibleProperty().bind(keeping.busy());
        HBox title = new HBox(Words.label(texts, "practice.title", Styles.TITLE_2), busy);
        title.getStyleClass().add("row");
        VBox content = new VBox(title,
                Words.label(texts, "practice.lead", "lead"), standing, result,
                row("practice.save", Feather.SAVE, this::save),
                row("practice.open", Feather.FOLDER, this::open),
                row("practice.commands", Feather.TERMINAL, this::saveCommands),
                row("practice.anew", Feather.REFRESH_CW, this::ask), question);
        content.getStyleClass().addAll("page", "narrow");
        content.setId("practice");
        view = new ScrollPane(content);
        view.getStyleClass().add("page-scroll");
        view.setFitToWidth(true);
        result.setId("practice-result");
        standing.setId("practice-standing");
        keeping.kept().addListener((_, _, _) -> show());
        keeping.outcome().addListener((_, _, now) -> show(now));
        texts.language().addListener((_, _, _) -> show());
        show();
        show(keeping.outcome().get());
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public void shown() {
        keeping.look();
    }

    @Override
    public void hidden() {
        isAsking.set(false);
    }

    private Node row(String key, Feather icon, Runnable action) {
        VBox words = new VBox(Words.label(texts, key + ".title", Styles.TEXT_BOLD),
                Words.label(texts, key + ".words", "muted"));
        words.getStyleClass().add("tight");
        HBox.setHgrow(words, Priority.ALWAYS);
        Button button = Words.button(texts, key, icon, action);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.disableProperty().bind(keeping.busy());
        HBox row = new HBox(words, button);
        row.getStyleClass().addAll("change-row", "exercise-row");
        return row;
    }

    /** What is lost is said before it is. */
    private Node question() {
        Button yes = Words.button(texts, "practice.anew.yes", Feather.REFRESH_CW, () -> {
            isAsking.set(false);
            keeping.beginAnew();
        });
        yes.getStyleClass().add(Styles.DANGER);
        no = Words.button(texts, "practice.anew.no", Feather.X, () -> isAsking.set(false));
        HBox buttons = new HBox(yes, no);
        buttons.getStyleClass().add("buttons");
        VBox question = new VBox(new NoteView(texts, Note.warning("practice.anew.lost")), buttons);
        question.setId("practice-question");
        question.getStyleClass().add("notices");
        question.visibleProperty().bind(isAsking);
        question.managedProperty().bind(isAsking);
        return question;
    }

    /** Asks whether to begin anew; who only goes on typing says no. */
    public void ask() {
        isAsking.set(true);
        // once it has its place, and the menu that it may have been chosen in is away
        Platform.runLater(() -> {
            view.applyCss();
            view.layout();
            Reveal.inPage(question);
            no.requestFocus();
        });
    }

    /** Asks where to save the account. */
    public void save() {
        choose("practice.save", texts.get("practice.save.file") + ".jsonl", ACCOUNTS, true, keeping::save);
    }

    /** Asks which saved account to open. */
    public void open() {
        choose("practice.open", "", ACCOUNTS, false, keeping::open);
    }

    /** Asks where to save the commands. */
    public void saveCommands() {
        choose("practice.commands", texts.get("practice.commands.file") + ".sh",
                new FileChooser.ExtensionFilter("sh", "*.sh"), true, keeping::saveCommands);
    }

    private void choose(String title, String name, FileChooser.ExtensionFilter filter, boolean isToSave,
                        Consumer<Path> chosen) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.get(title));
        chooser.setInitialFileName(name);
        chooser.getExtensionFilters().add(filter);
        File file = isToSave ? chooser.showSaveDialog(view.getScene().getWindow())
                : chooser.showOpenDialog(view.getScene().getWindow());
        if (file != null) {
            chosen.accept(file.toPath());
        }
    }

    private void show() {
        standing.getChildren().setAll(keeping.kept().get().map(kept -> new NoteView(texts, KeptWords.of(kept, texts)))
                .stream().toList());
    }

    private void show(Keeping.Outcome outcome) {
        result.getChildren().setAll(switch (outcome) {
            case Keeping.Outcome.None() -> List.<Node>of();
            case Keeping.Outcome.Saved(var file) -> List.of(Fact.good(texts, "practice.saved", file));
            case Keeping.Outcome.CommandsSaved(var file) ->
                    List.of(Fact.good(texts, "practice.commandsSaved", file));
            case Keeping.Outcome.Opened(var file) -> List.of(Fact.good(texts, "practice.opened", file));
            case Keeping.Outcome.Begun() -> List.of(Fact.good(texts, "practice.begun"));
            case Keeping.Outcome.Trouble(var problem) -> List.of(new ProblemView(texts, problem));
        });
        result.setManaged(!result.getChildren().isEmpty());
    }
}
