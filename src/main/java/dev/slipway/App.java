package dev.slipway;

import dev.slipway.change.Pause;
import dev.slipway.cloud.CallLog;
import dev.slipway.pipeline.RecentPipelines;
import dev.slipway.ui.Background;
import dev.slipway.ui.Page;
import dev.slipway.ui.Step;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Window;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.cleanup.CleanupPage;
import dev.slipway.ui.connect.ConnectStep;
import dev.slipway.ui.github.SecretStep;
import dev.slipway.ui.home.Home;
import dev.slipway.ui.home.Recent;
import dev.slipway.ui.home.Remembering;
import dev.slipway.ui.identity.TrustStep;
import dev.slipway.ui.image.ImageStep;
import dev.slipway.ui.learn.ExerciseBar;
import dev.slipway.ui.learn.ExercisesPage;
import dev.slipway.ui.learn.Exercising;
import dev.slipway.ui.learn.GlossaryPage;
import dev.slipway.ui.learn.Keeping;
import dev.slipway.ui.learn.KeptNotice;
import dev.slipway.ui.learn.PracticeMenu;
import dev.slipway.ui.learn.PracticePage;
import dev.slipway.ui.pipeline.PipelineState;
import dev.slipway.ui.reach.ReachStep;
import dev.slipway.ui.rollout.DeployStep;
import dev.slipway.ui.settings.Appearance;
import dev.slipway.ui.settings.SettingsFile;
import dev.slipway.ui.summary.SummaryPage;
import dev.slipway.ui.target.TargetStep;
import dev.slipway.ui.taskdef.TaskDefinitionStep;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import org.kordamp.ikonli.feather.Feather;

/** The window's start: puts workspace, steps and worlds together, and connects the practice account. */
public final class App extends Application {

    private static final int WIDTH = 1180;
    private static final int HEIGHT = 780;
    private static final int LEAST_WIDTH = 1000;
    private static final int LEAST_HEIGHT = 700;

    private Worlds worlds;

    @Override
    public void start(Stage stage) {
        worlds = new Worlds(Surroundings.ofThisProcess());
        Texts texts = new Texts(new SettingsFile(worlds.state()).read().language()
                .orElseGet(() -> Texts.Language.of(Locale.getDefault())));
        Workspace workspace = new Workspace(texts, Background.onThreads(), Pause.sleeping(),
                new CallLog(InstantSource.system()));
        workspace.onBrowse(page -> getHostServices().showDocument(page.toString()));
        Window window = window(workspace, worlds);
        stage.titleProperty().bind(texts.bind("app.name"));
        stage.getIcons().add(new Image(Objects.requireNonNull(App.class.getResourceAsStream("icon.png"))));
        stage.setScene(window.scene(WIDTH, HEIGHT));
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        stage.show();
        window.home().tour().beginOnce();
    }

    @Override
    public void stop() {
        if (worlds != null) {
            worlds.close();
        }
    }

    /** The whole window on a workspace, beginning with the practice account. */
    static Window window(Workspace workspace, Worlds worlds) {
        workspace.keepIn(worlds.state());
        ConnectStep connect = new ConnectStep(workspace, worlds);
        PipelineState state = new PipelineState(workspace);
        List<Step> steps = List.of(connect, new TargetStep(workspace, state), new TrustStep(workspace),
                new SecretStep(workspace), new ImageStep(workspace), new TaskDefinitionStep(workspace),
                new DeployStep(workspace), new ReachStep(workspace));
        Exercising exercising = new Exercising(workspace, worlds, worlds.exercises(),
                then -> connect.reopen(Optional.empty(), then));
        RecentPipelines recents = new RecentPipelines(worlds.state());
        Home home = new Home(workspace, state, new Recent(recents, connect, steps))
                .with(ExercisesPage.KEY, Feather.AWARD).with("glossary", Feather.BOOK)
                .with(SummaryPage.KEY, Feather.CLIPBOARD).with(CleanupPage.KEY, Feather.TRASH_2);
        Keeping keeping = new Keeping(workspace, connect::connectPractice);
        PracticePage practice = new PracticePage(workspace.texts(), keeping);
        home.telling(new KeptNotice(workspace.texts(), keeping, () -> workspace.open(PracticePage.KEY)));
        List<Page> beside = List.of(practice, new ExercisesPage(workspace.texts(), exercising),
                new GlossaryPage(workspace.texts()), new SummaryPage(workspace), new CleanupPage(workspace));
        Platform.Preferences system = Platform.getPreferences();
        Appearance appearance = new Appearance(workspace,
                new Appearance.Desktop(system.colorSchemeProperty(), system.reducedMotionProperty()));
        Window window = new Window(workspace, home, steps, beside, appearance);
        new Remembering(workspace, worlds, recents, steps).follow(window.wizard().front());
        workspace.pipeline().addListener((_, _, _) -> remember(workspace, worlds));
        window.above().getChildren().add(new ExerciseBar(workspace.texts(), exercising,
                () -> window.open(ExercisesPage.KEY), exercise -> {
                    window.open(exercise.step());
                    workspace.learn(exercise.lesson().id());
                }));
        window.foot().add(0, new PracticeMenu(workspace.texts(), keeping, practice,
                () -> window.open(PracticePage.KEY)));
        connect.connectPractice();
        return window;
    }

    /** Nobody waits for it, and a state folder that cannot be written has been told already: the ledger is in it. */
    private static void remember(Workspace workspace, Worlds worlds) {
        workspace.background().start(_ -> {
            worlds.remember(workspace.pipeline()::get);
            return true;
        }, _ -> {});
    }
}
