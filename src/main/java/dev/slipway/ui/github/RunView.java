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
import dev.slipway.ui.control.Children;
import dev.slipway.ui.control.Code;
import dev.slipway.ui.control.ProblemView;
import dev.slipway.ui.control.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A workflow run: its jobs with their steps, and why what failed did. */
public final class RunView extends VBox {

    private final Workspace workspace;
    private final Texts texts;
    private final RunFollowing following;
    private final VBox rerun = new VBox();
    /** By the job's id: what somebody has unfolded or searched for stays while the run goes on. */
    private final Map<Long, FailureView> failures = new HashMap<>();

    public RunView(Workspace workspace, RunFollowing following) {
        this.workspace = workspace;
        this.texts = workspace.texts();
        this.following = following;
        ChangeStep<RerunRequest> step = workspace.step(world -> new Rerun(world.code().gitHub()),
                following.run().map(this::request));
        step.state().addListener((_, _, now) -> {
            if (now instanceof StepState.Checked<RerunRequest>) {
                following.goOn();
            }
        });
        rerun.getStyleClass().add("fields");
        rerun.getChildren().addAll(Words.label(texts, "deploy.rerun", Styles.TEXT_BOLD),
                new ChangeView<>(texts, step, "rerun"));
        setId("deploy-run");
        getStyleClass().add("change-body");
        following.run().addListener((_, _, _) -> show());
        following.problem().addListener((_, _, _) -> show());
        show();
    }

    private void show() {
        List<Node> nodes = new ArrayList<>();
        following.problem().get().ifPresent(problem -> nodes.add(new ProblemView(texts, problem)));
        Optional<RunSnapshot> run = following.run().get();
        if (run.isEmpty()) {
            failures.clear();
        }
        run.ifPresent(snapshot -> nodes.addAll(nodes(snapshot)));
        Children.become(getChildren(), nodes);
        setVisible(!nodes.isEmpty());
        setManaged(isVisible());
    }

    private List<Node> nodes(RunSnapshot snapshot) {
        List<Node> nodes = new ArrayList<>();
        nodes.add(Words.label(texts, "deploy.run", Styles.TEXT_BOLD));
        snapshot.run().ifPresent(run -> nodes.add(title(run)));
        nodes.add(Words.label(texts, standing(snapshot), "status"));
        snapshot.jobs().forEach(job -> {
            nodes.add(job(job));
            snapshot.failures().stream().filter(failure -> failure.job().id() == job.id())
                    .map(failure -> failures.computeIfAbsent(job.id(), _ -> new FailureView(workspace)).of(failure))
                    .forEach(nodes::add);
        });
        if (request(Optional.of(snapshot)).isPresent()) {
            nodes.add(rerun);
        }
        snapshot.run().ifPresent(run -> nodes.add(new Code(texts, run.url())));
        return nodes;
    }

    private Label title(GitHub.WorkflowRun run) {
        Label title = Words.flowing();
        title.textProperty().bind(run.attempt() == 1
                ? texts.bind("run.title", run.name(), run.origin().number(), run.origin().title())
                : texts.bind("run.title.again", run.name(), run.origin().number(), run.origin().title(),
                        run.attempt()));
        return title;
    }

    /** Only a run that is over and not green has jobs to run again; GitHub starts a file that it cannot read anew. */
    private Optional<RerunRequest> request(Optional<RunSnapshot> run) {
        return run.filter(it -> it.isOver() && !it.isGreen() && !it.jobs().isEmpty()).flatMap(RunSnapshot::run)
                .map(it -> new RerunRequest(following.repository(), it.id()));
    }

    private static String standing(RunSnapshot snapshot) {
        if (snapshot.run().isEmpty()) {
            return "deploy.run.none";
        }
        if (!snapshot.isOver()) {
            return "deploy.run.going";
        }
        if (snapshot.jobs().isEmpty()) {
            return "deploy.run.noJobs";
        }
        return snapshot.isGreen() ? "deploy.run.green" : "deploy.run.red";
    }

    private VBox job(GitHub.Job job) {
        VBox box = new VBox(line(job.status(), job.conclusion(), job.name(), Styles.TEXT_BOLD));
        box.getStyleClass().addAll("change-row", "tight");
        job.steps().forEach(step -> {
            HBox line = line(step.status(), step.conclusion(), step.name(), "step-line");
            took(step).ifPresent(line.getChildren()::add);
            box.getChildren().add(line);
        });
        return box;
    }

    private HBox line(GitHub.Status status, GitHub.Conclusion conclusion, String name, String style) {
        Label words = Words.flowing();
        words.setText(name);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = new HBox(RunMark.of(texts, status, conclusion), words);
        row.getStyleClass().addAll("row", style);
        return row;
    }

    private Optional<Label> took(GitHub.Step step) {
        if (step.conclusion() == GitHub.Conclusion.SKIPPED) {
            return Optional.empty();
        }
        return step.startedAt().flatMap(from -> step.completedAt().map(to -> Duration.between(from, to))).map(time -> {
            Label label = new Label();
            label.setMinWidth(USE_PREF_SIZE);
            label.textProperty().bind(Bindings.createStringBinding(() -> texts.words(time), texts.language()));
            label.getStyleClass().addAll("muted", Styles.TEXT_SMALL);
            return label;
        });
    }
}
