package dev.slipway.ui.github;

import atlantafx.base.theme.Styles;
import dev.slipway.change.Problem;
import dev.slipway.github.GitHubProblem;
import dev.slipway.github.SecretRequest;
import dev.slipway.github.SecretSetup;
import dev.slipway.learn.Link;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.ui.Step;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Topic;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.change.ChangeStep;
import dev.slipway.ui.change.ChangeView;
import dev.slipway.ui.change.Mark;
import dev.slipway.ui.change.StepState;
import dev.slipway.ui.control.Field;
import dev.slipway.ui.control.FieldGrid;
import dev.slipway.ui.control.WordedCell;
import dev.slipway.ui.control.Words;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Step 4: the role's ARN as a secret, and the workflow file. */
public final class SecretStep implements Step {

    private final Workspace workspace;
    private final SecretForm form;
    private final TestForm tests;
    private final ChangeStep<SecretRequest> secret;
    private final ChangeStep<Pipeline> workflow;
    private final SecretByHand byHand;
    private final ObservableValue<Mark> mark;
    private final VBox view = new VBox();

    public SecretStep(Workspace workspace) {
        this.workspace = workspace;
        Texts texts = workspace.texts();
        this.form = new SecretForm(workspace);
        this.tests = new TestForm(workspace);
        this.secret = workspace.step(world -> new SecretSetup(world.code().gitHub(), world.records().secrets()),
                form.wanted());
        this.workflow = workspace.step(WorkflowSetup::of, tests.wanted());
        workflow.state().addListener((_, _, now) -> {
            if (now.mark() != Mark.BUSY) {
                tests.read();
            }
        });
        this.byHand = new SecretByHand(workspace, form.wanted());
        secret.state().addListener((_, _, now) -> openByHandWithoutToken(now));
        this.mark = Bindings.createObjectBinding(() -> together(byHand.stored().get() ? Mark.DONE
                : secret.mark().getValue(), workflow.mark().getValue()), secret.mark(), workflow.mark(),
                byHand.stored());
        view.getStyleClass().add("fields");
        view.getChildren().addAll(
                Words.label(texts, "secret.secret", Styles.TEXT_BOLD),
                Topic.links(new FieldGrid(1, Field.line(texts, "secret.name", form.name()),
                        Field.of(texts, "secret.place", place(), form.environment())), Link.ACTIONS, Link.CI_ROLE),
                new RoleLine(workspace),
                new ChangeView<>(texts, secret, "secret"),
                new SecretOffer(texts, secret.state(), form.name()::set), byHand,
                Words.label(texts, "secret.workflow", Styles.TEXT_BOLD),
                Words.label(texts, "secret.workflow.words"),
                Field.line(texts, "secret.tests", tests.command()), usedTests(),
                new ChangeView<>(texts, workflow, "workflow"), Topic.links(
                        new WorkflowFindings(workspace, workflow.state()), Link.ACTIONS, Link.OIDC));
    }

    private void openByHandWithoutToken(StepState<SecretRequest> state) {
        if (state instanceof StepState.Stuck<SecretRequest>(Problem problem, var _)
                && (problem instanceof GitHubProblem.NoToken || problem instanceof GitHubProblem.EnterpriseToken)) {
            byHand.open();
        }
    }

    private Label usedTests() {
        Label used = Words.flowing();
        used.setId("secret-tests-used");
        used.textProperty().bind(Bindings.createStringBinding(() -> tests.used().getValue()
                .map(workspace.texts()::get).orElse(""), tests.used(), workspace.texts().language()));
        return used;
    }

    private ComboBox<String> place() {
        Texts texts = workspace.texts();
        ComboBox<String> place = new ComboBox<>(form.environments());
        WordedCell.in(place, texts, environment -> environment == null || environment.isEmpty()
                ? texts.get("secret.place.repository") : texts.get("secret.place.environment", environment));
        place.setValue("");
        place.valueProperty().addListener((_, _, now) -> form.environment().set(now == null ? "" : now));
        form.environment().text().addListener((_, _, now) -> place.setValue(now));
        return place;
    }

    @Override
    public String key() {
        return "secret";
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
    public void doubt() {
        secret.forget();
        workflow.forget();
    }

    @Override
    public void shown() {
        if (workspace.world().get() != null) {
            form.readEnvironments(secret::lookOnce);
            workflow.lookOnce();
        }
    }

    /** The worse of the two, and done only when both are. */
    private static Mark together(Mark one, Mark other) {
        List<Mark> both = List.of(one, other);
        for (Mark worst : List.of(Mark.BUSY, Mark.TROUBLE, Mark.OPEN)) {
            if (both.contains(worst)) {
                return worst;
            }
        }
        return Mark.DONE;
    }
}
