package dev.slipway.ui.github;

import atlantafx.base.theme.Styles;
import dev.slipway.github.GitHub;
import dev.slipway.github.RunSnapshot;
import dev.slipway.ui.Texts;
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

    public RunView(Texts texts, RunFollowing following) {
        this.texts = texts;
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
