package dev.slipway.ui.rollout;

import dev.slipway.github.CommitRequest;
import dev.slipway.github.Publish;
import dev.slipway.github.PublishRequest;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.ui.Step;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.World;
import dev.slipway.ui.change.ChangeStep;
import dev.slipway.ui.change.ChangeView;
import dev.slipway.ui.change.Mark;
import dev.slipway.ui.change.StepState;
import dev.slipway.ui.control.Answer;
import dev.slipway.ui.control.Checks;
import dev.slipway.ui.control.Field;
import dev.slipway.ui.control.Ways;
import dev.slipway.ui.control.Words;
import dev.slipway.ui.diagnosis.ExplainView;
import dev.slipway.ui.github.ProposalView;
import dev.slipway.ui.github.RunFollowing;
import dev.slipway.ui.github.RunPicker;
import dev.slipway.ui.github.RunView;
import dev.slipway.ui.target.PlanCosts;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** Step 7: two ways to deploy, and one watch for both. */
public final class DeployStep implements Step {

    /** The way that has nothing to do with any service. */
    private static final int EXPLAINING = 3;

    private final Workspace workspace;
    private final Texts texts;
    private final Answer message = new Answer("Set up the pipeline to Amazon ECS", Checks.notBlank());
    private final ChangeStep<Pipeline> deploying;
    private final ChangeStep<PublishRequest> publishing;
    private final Watching watching;
    private final RunFollowing run;
    private final RunPicker runs;
    private final ServiceFields services;
    private final Ways ways;
    private final VBox view = new VBox();

    public DeployStep(Workspace workspace) {
        this.workspace = workspace;
        this.texts = workspace.texts();
        WatchForm watched = new WatchForm(workspace.pipeline());
        this.watching = new Watching(workspace, watched.wanted());
        this.services = new ServiceFields(workspace, watched);
        this.run = new RunFollowing(workspace);
        this.runs = new RunPicker(workspace, run);
        this.deploying = workspace.step(DeploySetup::of, Bindings.createObjectBinding(
                () -> Optional.ofNullable(workspace.pipeline().get()), workspace.pipeline()));
        this.publishing = workspace.step(world -> new Publish(world.code().git()),
                Answer.request(List.of(message), this::wantedPublish, workspace.pipeline(), workspace.world()));
        deploying.state().addListener((_, _, now) -> watchAfter(now));
        publishing.state().addListener((_, _, now) -> followAfter(now));
        this.ways = new Ways(texts,
                new Ways.Way("deploy.fromHere", fields(Words.label(texts, "deploy.fromHere.words", "lead"),
                        new ChangeView<>(texts, deploying, "deploy",
                                new PlanCosts<>(workspace, pipeline -> pipeline)),
                        new EarlierStep(workspace, deploying))),
                new Ways.Way("deploy.throughGitHub", fields(
                        Words.label(texts, "deploy.throughGitHub.words", "lead"), Field.line(texts, "deploy.message", message),
                        new ChangeView<>(texts, publishing, "publish"), new ProposalView(workspace, publishing), runs,
                        new RunView(workspace, run))),
                new Ways.Way("deploy.onlyWatch",
                        fields(Words.label(texts, "deploy.onlyWatch.words", "lead"), services)),
                new Ways.Way("deploy.explainText",
                        fields(Words.label(texts, "deploy.explainText.words", "lead"), new ExplainView(workspace))));
        ways.chosen().addListener((_, _, _) -> lookOnce());
        view.getStyleClass().add("fields");
        WatchView below = new WatchView(workspace, watching, run, new ServiceActions(workspace, watched.wanted(), watching),
                new SinceView(workspace, watched.wanted(), watching));
        below.visibleProperty().bind(ways.chosen().isNotEqualTo(EXPLAINING));
        below.managedProperty().bind(below.visibleProperty());
        view.getChildren().addAll(ways, below);
    }

    @Override
    public String key() {
        return "deploy";
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public ObservableValue<Mark> mark() {
        return deploying.mark();
    }

    @Override
    public void shown() {
        lookOnce();
        watching.start();
    }

    /** {@code watch}: without deploying anything. */
    @Override
    public void choose(String part) {
        ways.chosen().set(2);
    }

    private void lookOnce() {
        if (workspace.world().get() == null) {
            return;
        }
        switch (ways.chosen().get()) {
            case 0 -> deploying.lookOnce();
            case 1 -> {
                publishing.lookOnce();
                runs.look();
            }
            default -> services.offer();
        }
    }

    @Override
    public void hidden() {
        watching.stop();
    }

    private void watchAfter(StepState<Pipeline> state) {
        if (state instanceof StepState.Checked<Pipeline> done) {
            watching.follow(done);
        }
    }

    private void followAfter(StepState<PublishRequest> state) {
        boolean pushed = state instanceof StepState.Checked<PublishRequest>
                || state instanceof StepState.Previewing<PublishRequest>(var plan) && plan.isAllKept();
        if (pushed) {
            run.start();
            watching.followNewest();
        }
    }

    private PublishRequest wantedPublish() {
        World world = workspace.world().get();
        Pipeline pipeline = workspace.pipeline().get();
        if (world == null) {
            return null;
        }
        return new PublishRequest(new CommitRequest(world.code().folder(),
                List.of(pipeline.files().workflow(), pipeline.files().taskDefinition()), message.value()),
                pipeline.branch());
    }

    private static VBox fields(Node... nodes) {
        VBox fields = new VBox(nodes);
        fields.getStyleClass().add("fields");
        return fields;
    }
}
