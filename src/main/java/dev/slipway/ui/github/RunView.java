package dev.slipway.ui.github;

import atlantafx.base.theme.Styles;
import dev.slipway.github.GitHub;
import dev.slipway.github.Rerun;
import dev.slipway.github.RerunRequest;
import dev.slipway.github.RunSnapshot;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.change.ChangeStep;
import dev.slipway.ui.change.ChangeView;
import dev.slipway.ui.change.StepState;
import dev.slipway.ui.control.Code;
import dev.slipway.ui.control.Icon;
import dev.slipway.ui.control.ProblemView;
import dev.slipway.ui.control.Words;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A workflow run: its jobs with their steps, and the end of the log of what failed. */
public final class RunView extends VBox {

    private final Texts texts;
    private final ChangeView<RerunRequest> rerun;

    public RunView(Workspace workspace, RunFollowing following) {
        this.texts = workspace.texts();
        ChangeStep<RerunRequest> step = workspace.step(world -> new Rerun(world.code().gitHub()),
                following.run().map(run -> request(workspace, run)));
        step.state().addListener((_, _, now) -> {
            if (now instanceof StepState.Checked<RerunRequest>) {
                following.start();
            }
        });
        this.rerun = new ChangeView<>(texts, step, "rerun");
        setId("deploy-run");
        getStyleClass().add("change-body");
        Runnable show = () -> show(following);
        following.run().addListener((_, _, _) -> show.run());
        following.problem().addListener((_, _, _) -> show.run());
        show.run();
    }

    private void show(RunFollowing following) {
        Optional<RunSnapshot> run = following.run().get();
        getChildren().clear();
        following.problem().get().ifPresent(problem -> getChildren().add(new ProblemView(texts, problem)));
        run.ifPresent(this::show);
        setVisible(!getChildren().isEmpty());
        setManaged(isVisible());
    }

    private void show(RunSnapshot snapshot) {
        getChildren().add(Words.label(texts, "deploy.run", Styles.TEXT_BOLD));
        getChildren().add(Words.label(texts, standing(snapshot), "status"));
        snapshot.run().ifPresent(run -> getChildren().add(new Code(texts, run.url())));
        snapshot.jobs().forEach(job -> getChildren().add(job(job)));
        snapshot.failures().forEach(failure -> {
            if (!failure.lastLines().isEmpty()) {
                getChildren().add(new Code(texts, String.join("\n", failure.lastLines())));
            }
            failure.unreadable().ifPresent(problem -> getChildren().add(new ProblemView(texts, problem)));
        });
        if (snapshot.isOver() && !snapshot.isGreen()) {
            getChildren().addAll(Words.label(texts, "deploy.rerun", Styles.TEXT_BOLD), rerun);
        }
    }

    /** Only a run that is over and not green has jobs to be run again. */
    private static Optional<RerunRequest> request(Workspace workspace, Optional<RunSnapshot> run) {
        return run.filter(it -> it.isOver() && !it.isGreen()).flatMap(RunSnapshot::run)
                .map(it -> new RerunRequest(workspace.pipeline().get().repository(), it.id()));
    }

    private static String standing(RunSnapshot snapshot) {
        if (snapshot.run().isEmpty()) {
            return "deploy.run.none";
        }
        if (!snapshot.isOver()) {
            return "deploy.run.going";
        }
        return snapshot.isGreen() ? "deploy.run.green" : "deploy.run.red";
    }

    private VBox job(GitHub.Job job) {
        VBox box = new VBox(line(job.status(), job.conclusion(), job.name(), Styles.TEXT_BOLD));
        box.getStyleClass().addAll("change-row", "tight");
        job.steps().forEach(step -> box.getChildren().add(
                line(step.status(), step.conclusion(), step.name(), "step-line")));
        return box;
    }

    private static HBox line(GitHub.Status status, GitHub.Conclusion conclusion, String name, String style) {
        Label words = new Label(name);
        words.setWrapText(true);
        HBox row = new HBox(icon(status, conclusion), words);
        row.getStyleClass().addAll("row", style);
        return row;
    }

    private static FontIcon icon(GitHub.Status status, GitHub.Conclusion conclusion) {
        return switch (status) {
            case QUEUED -> Icon.of(Feather.CIRCLE, "muted");
            case IN_PROGRESS -> Icon.of(Feather.LOADER, "accent");
            case COMPLETED -> switch (conclusion) {
                case SUCCESS -> Icon.of(Feather.CHECK_CIRCLE, "good");
                case SKIPPED, NEUTRAL, NONE -> Icon.of(Feather.MINUS_CIRCLE, "muted");
                default -> Icon.of(Feather.X_CIRCLE, "bad");
            };
        };
    }
}
