package dev.slipway.ui.github;

import atlantafx.base.theme.Styles;
import dev.slipway.github.SecretRequest;
import dev.slipway.github.SecretSetup;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.Trust;
import dev.slipway.ui.Step;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.World;
import dev.slipway.ui.change.ChangeStep;
import dev.slipway.ui.change.ChangeView;
import dev.slipway.ui.change.Mark;
import dev.slipway.ui.control.Answer;
import dev.slipway.ui.control.Checks;
import dev.slipway.ui.control.Field;
import dev.slipway.ui.control.FieldGrid;
import dev.slipway.ui.control.Words;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** Step 4: the role's ARN as a secret, and the workflow file. */
public final class SecretStep implements Step {

    private final Workspace workspace;
    private final Answer name = new Answer("", Checks.matches("(?i)(?!GITHUB_)[A-Z_][A-Z0-9_]{0,99}",
            "secret.badName"));
    private final ChangeStep<SecretRequest> secret;
    private final ChangeStep<Pipeline> workflow;
    private final ObservableValue<Mark> mark;
    private final VBox view = new VBox();

    public SecretStep(Workspace workspace) {
        this.workspace = workspace;
        Texts texts = workspace.texts();
        this.secret = workspace.step(world -> new SecretSetup(world.code().gitHub(), world.records().secrets()),
                Answer.request(List.of(name), this::wantedSecret, workspace.pipeline(), workspace.world()));
        this.workflow = workspace.step(WorkflowSetup::of,
                Bindings.createObjectBinding(() -> Optional.ofNullable(workspace.pipeline().get()),
                        workspace.pipeline()));
        this.mark = Bindings.createObjectBinding(() -> together(secret.mark().getValue(),
                workflow.mark().getValue()), secret.mark(), workflow.mark());
        workspace.world().addListener((_, _, world) -> name.set(world.pipeline().trust().secret()));
        name.text().addListener((_, _, _) -> keepName());
        view.getStyleClass().add("fields");
        view.getChildren().addAll(
                Words.label(texts, "secret.secret", Styles.TEXT_BOLD),
                new FieldGrid(Field.line(texts, "secret.name", name)), new RoleLine(workspace),
                new ChangeView<>(texts, secret, "secret"),
                Words.label(texts, "secret.workflow", Styles.TEXT_BOLD),
                Words.label(texts, "secret.workflow.words"),
                new ChangeView<>(texts, workflow, "workflow"), new WorkflowFindings(workspace, workflow.state()));
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
            secret.lookOnce();
            workflow.lookOnce();
        }
    }

    private SecretRequest wantedSecret() {
        World world = workspace.world().get();
        Pipeline pipeline = workspace.pipeline().get();
        return world == null ? null : new SecretRequest(pipeline.repository(), name.value(), roleArn(world, pipeline));
    }

    static String roleArn(World world, Pipeline pipeline) {
        return world.account().iamArn("role/" + pipeline.trust().role());
    }

    /** The workflow file names the secret, so the pipeline has to know it. */
    private void keepName() {
        Pipeline pipeline = workspace.pipeline().get();
        if (pipeline != null && name.isGood()) {
            Trust trust = pipeline.trust();
            workspace.pipeline().set(pipeline.withTrust(new Trust(trust.issuer(), trust.audience(), trust.role(),
                    name.value())));
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
