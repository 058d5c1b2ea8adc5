package dev.slipway.ui.target;

import atlantafx.base.theme.Styles;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.target.Inventory;
import dev.slipway.target.Possessions;
import dev.slipway.ui.Background.Ending;
import dev.slipway.ui.Step;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.World;
import dev.slipway.ui.change.ChangeStep;
import dev.slipway.ui.change.ChangeView;
import dev.slipway.ui.change.Mark;
import dev.slipway.ui.control.Field;
import dev.slipway.ui.control.FieldGrid;
import dev.slipway.ui.control.Words;
import dev.slipway.ui.pipeline.ConsistencyView;
import dev.slipway.ui.pipeline.PipelineState;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** Step 2: repository, log group, execution role, cluster and network, by one plan. */
public final class TargetStep implements Step {

    private final Workspace workspace;
    private final TargetForm form;
    private final ChangeStep<Pipeline> change;
    private final ConsistencyView consistency;
    private final VBox view = new VBox();
    private final ObservableList<String> clusters = FXCollections.observableArrayList();
    private final ObservableList<String> repositories = FXCollections.observableArrayList();
    private final ObservableList<String> logGroups = FXCollections.observableArrayList();
    private final ObservableList<String> roles = FXCollections.observableArrayList();
    private final ObservableList<String> securityGroups = FXCollections.observableArrayList();

    public TargetStep(Workspace workspace, PipelineState state) {
        this.workspace = workspace;
        this.form = new TargetForm(workspace.pipeline());
        this.change = workspace.step(world -> TargetSetup.of(world.account(), workspace.pause()), form.wanted());
        this.consistency = new ConsistencyView(workspace, state, change.mark());
        workspace.world().addListener((_, _, world) -> form.show(world.pipeline()));
        form.wanted().addListener((_, _, wanted) -> wanted.ifPresent(workspace.pipeline()::set));
        Texts texts = workspace.texts();
        view.getStyleClass().add("fields");
        view.getChildren().addAll(
                Words.label(texts, "target.onAws", Styles.TEXT_BOLD), onAws(texts),
                Words.label(texts, "target.program", Styles.TEXT_BOLD), program(texts),
                new ChangeView<>(texts, change, "target"), consistency);
    }

    @Override
    public String key() {
        return "target";
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public ObservableValue<Mark> mark() {
        return change.mark();
    }

    @Override
    public void doubt() {
        change.forget();
    }

    /** The only part is {@code consistency}. */
    @Override
    public void choose(String part) {
        consistency.reveal();
    }

    @Override
    public void shown() {
        World world = workspace.world().get();
        if (world == null) {
            return;
        }
        change.lookOnce();
        Inventory inventory = new Inventory(world.account(), workspace.background().together());
        workspace.background().start(_ -> inventory.look(), this::offer);
    }

    /** What the account has, offered while one types; without it the fields work all the same. */
    private void offer(Ending<Possessions> ending) {
        if (ending instanceof Ending.Answer<Possessions>(Possessions there)) {
            clusters.setAll(there.clusters().items());
            repositories.setAll(there.repositories().items());
            logGroups.setAll(there.logGroups().items());
            roles.setAll(there.taskRoles().items());
            securityGroups.setAll(there.securityGroups().items().stream()
                    .map(Possessions.SecurityGroupChoice::name).toList());
        }
    }

    private Node onAws(Texts texts) {
        return new FieldGrid(
                Field.suggesting(texts, "target.cluster", form.cluster(), clusters),
                Field.line(texts, "target.service", form.service()),
                Field.suggesting(texts, "target.repository", form.repository(), repositories),
                Field.line(texts, "target.family", form.family()),
                Field.suggesting(texts, "target.logGroup", form.logGroup(), logGroups),
                Field.suggesting(texts, "target.executionRole", form.executionRole(), roles),
                Field.suggesting(texts, "target.securityGroup", form.securityGroup(), securityGroups));
    }

    private Node program(Texts texts) {
        return new FieldGrid(4,
                Field.line(texts, "target.folder", form.folder()),
                Field.line(texts, "target.container", form.container()),
                Field.line(texts, "target.port", form.port()),
                Field.line(texts, "target.path", form.path()));
    }
}
