package dev.slipway.ui.target;

import atlantafx.base.theme.Styles;
import dev.slipway.change.Note;
import dev.slipway.learn.Link;
import dev.slipway.ui.Step;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Topic;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.change.ChangeStep;
import dev.slipway.ui.change.ChangeView;
import dev.slipway.ui.change.Mark;
import dev.slipway.ui.change.StepState;
import dev.slipway.ui.control.Answer;
import dev.slipway.ui.control.Choices;
import dev.slipway.ui.control.Field;
import dev.slipway.ui.control.FieldGrid;
import dev.slipway.ui.control.Folded;
import dev.slipway.ui.control.Words;
import dev.slipway.ui.pipeline.ConsistencyView;
import dev.slipway.ui.pipeline.PipelineState;
import dev.slipway.ui.reach.AddressForm;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** Step 2: repository, log group, execution role, cluster and network, by one plan. */
public final class TargetStep implements Step {

    private final Workspace workspace;
    private final Texts texts;
    private final TargetForm form;
    private final ClusterOffers clusters;
    private final Offers offers;
    private final ChangeStep<TargetWish> change;
    private final ConsistencyView consistency;
    private final VBox view = new VBox();

    public TargetStep(Workspace workspace, PipelineState state) {
        this.workspace = workspace;
        this.texts = workspace.texts();
        AddressForm who = new AddressForm(workspace);
        this.form = new TargetForm(workspace.pipeline(), who.cidr());
        this.clusters = new ClusterOffers(workspace, form.cluster());
        this.offers = new Offers(workspace, form);
        this.change = workspace.step(world -> TargetSetup.of(world.account(), workspace.pause()), form.wanted());
        this.consistency = new ConsistencyView(workspace, state, change.mark());
        workspace.world().addListener((_, _, world) -> form.show(world.pipeline()));
        form.pipeline().addListener((_, _, answered) -> answered.ifPresent(workspace.pipeline()::set));
        change.state().addListener((_, _, now) -> offerAfter(now));
        view.getStyleClass().add("fields");
        view.getChildren().addAll(
                Words.label(texts, "target.onAws", Styles.TEXT_BOLD), onAws(), network(),
                new ReachView(workspace, form, who),
                Words.label(texts, "target.program", Styles.TEXT_BOLD), program(),
                new ChangeView<>(texts, change, "target", new PlanCosts<>(workspace, TargetWish::pipeline)),
                consistency);
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
        if (workspace.world().get() != null) {
            change.lookOnce();
            offer();
        }
    }

    /** What was made is there to be chosen from then on. */
    private void offerAfter(StepState<TargetWish> state) {
        if (state instanceof StepState.Checked<TargetWish> || state instanceof StepState.Stuck<TargetWish>) {
            offer();
        }
    }

    private void offer() {
        clusters.look();
        offers.look();
    }

    private Node onAws() {
        return new FieldGrid(
                Topic.links(made("target.cluster", form.cluster(), clusters.clusters()), Link.ECS),
                Field.choosing(texts, "target.service", form.service(), clusters.services(),
                        Note.info("target.missing.service")),
                made("target.repository", form.repository(), offers.repositories()),
                Field.line(texts, "target.family", form.family()),
                made("target.logGroup", form.logGroup(), offers.logGroups()),
                Topic.links(made("target.executionRole", form.executionRole(), offers.roles()), Link.EXECUTION_ROLE),
                made("target.securityGroup", form.network().securityGroup(), offers.groups()),
                Field.choosing(texts, "target.vpc", form.network().vpc(), offers.vpcs(),
                        Note.info("target.missing.vpc")).prompting("target.vpc.prompt"));
    }

    /** A field for something that the plan makes when it is missing. */
    private Field made(String key, Answer answer, Choices choices) {
        return Field.choosing(texts, key, answer, choices, Note.info("target.missing"));
    }

    private Node network() {
        Folded network = new Folded(texts, "target.network", new FieldGrid(
                Field.choosingSeveral(texts, "target.subnets", form.network().subnets(), offers.subnets())
                        .prompting("target.subnets.prompt"),
                Field.choosingSeveral(texts, "target.moreGroups", form.network().moreGroups(), offers.moreGroups())
                        .prompting("target.moreGroups.prompt")));
        network.setId("target-network");
        return network;
    }

    private Node program() {
        return new FieldGrid(4,
                Field.line(texts, "target.folder", form.folder()),
                Field.line(texts, "target.container", form.container()),
                Field.line(texts, "target.port", form.port()),
                Field.line(texts, "target.path", form.path()));
    }
}
