package dev.slipway.ui.rollout;

import atlantafx.base.theme.Styles;
import dev.slipway.rollout.PublicAddress;
import dev.slipway.rollout.PublicAddressRequest;
import dev.slipway.rollout.Redeploy;
import dev.slipway.rollout.RedeployRequest;
import dev.slipway.rollout.ServiceName;
import dev.slipway.rollout.Snapshot;
import dev.slipway.rollout.StopDeployment;
import dev.slipway.rollout.StopRequest;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.change.ChangeStep;
import dev.slipway.ui.change.ChangeView;
import dev.slipway.ui.change.StepState;
import dev.slipway.ui.control.Icon;
import dev.slipway.ui.control.Words;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What can be done with the watched service: one row, each opening its preview under it, one at a time. */
final class ServiceActions extends VBox {

    private final Texts texts;
    private final Watching watching;
    private final ObservableValue<Optional<Snapshot>> latest;
    private final ToggleGroup group = new ToggleGroup();
    private final VBox opened = new VBox();

    ServiceActions(Workspace workspace, ObservableValue<Optional<ServiceName>> service, Watching watching) {
        this.texts = workspace.texts();
        this.watching = watching;
        this.latest = watching.timeline().map(it -> it.latest());
        RollbackView rollback = new RollbackView(workspace, service, watching);
        ScaleView scale = new ScaleView(workspace, service, watching);
        List<Action> actions = List.of(
                new Action("deploy.rollback", Feather.ROTATE_CCW, rollback, rollback.step(), rollback::opened,
                        Obstacles::toChanging),
                action("deploy.stop", Feather.OCTAGON, workspace.step(world -> new StopDeployment(world.account()),
                        service.map(it -> it.map(StopRequest::new))), Obstacles::toStopping),
                action("deploy.again", Feather.REFRESH_CW, workspace.step(world -> new Redeploy(world.account()),
                        service.map(it -> it.map(RedeployRequest::new))), Obstacles::toChanging),
                action("deploy.publicAddress", Feather.GLOBE,
                        workspace.step(world -> new PublicAddress(world.account()),
                                service.map(it -> it.map(PublicAddressRequest::new))), Obstacles::toChanging),
                new Action("deploy.scale", Feather.SLIDERS, scale, scale.step(), scale::opened,
                        Obstacles::toChanging));
        FlowPane row = new FlowPane();
        row.getStyleClass().add("actions");
        actions.forEach(action -> row.getChildren().add(button(action)));
        group.selectedToggleProperty().addListener((_, _, now) ->
                open(now == null ? null : (Action) now.getUserData()));
        setId("deploy-actions");
        opened.setId("deploy-action");
        opened.getStyleClass().add("action");
        getStyleClass().add("fields");
        open(null);
        getChildren().addAll(row, reasons(actions), opened);
    }

    /**
     * One thing to do.
     *
     * @param key      of its name; with {@code .words} behind it, of what it does
     * @param obstacle why it cannot be done now, a text's key
     */
    private record Action(String key, Feather icon, Node view, ChangeStep<?> step, Runnable opened,
                          Function<Optional<Snapshot>, Optional<String>> obstacle) {}

    private <W> Action action(String key, Feather icon, ChangeStep<W> step,
                              Function<Optional<Snapshot>, Optional<String>> obstacle) {
        String name = key.substring(key.indexOf('.') + 1);
        return new Action(key, icon, new ChangeView<>(texts, step, name), step, () -> { }, obstacle);
    }

    private ToggleButton button(Action action) {
        ToggleButton button = new ToggleButton(null, Icon.of(action.icon()));
        button.textProperty().bind(texts.bind(action.key()));
        button.setId(action.key().replace('.', '-'));
        button.setUserData(action);
        button.setToggleGroup(group);
        button.getStyleClass().add(Styles.SMALL);
        // what is open stays open: it shows what came of it
        button.disableProperty().bind(Bindings.createBooleanBinding(() -> !button.isSelected()
                && action.obstacle().apply(latest.getValue()).isPresent(), latest, button.selectedProperty()));
        action.step().state().addListener((_, _, now) -> {
            if (now instanceof StepState.Checked<?> done) {
                watching.follow(done);
            }
        });
        return button;
    }

    /** Why a button cannot be pressed: a disabled one tells nobody anything. */
    private Label reasons(List<Action> actions) {
        Label reasons = Words.flowing();
        reasons.setId("deploy-actions-why");
        reasons.getStyleClass().addAll("muted", Styles.TEXT_SMALL);
        reasons.textProperty().bind(Bindings.createStringBinding(() -> reasonsNow(actions), latest, texts.language()));
        reasons.visibleProperty().bind(reasons.textProperty().isNotEmpty());
        reasons.managedProperty().bind(reasons.visibleProperty());
        return reasons;
    }

    private String reasonsNow(List<Action> actions) {
        Optional<String> ofAll = Obstacles.toChanging(latest.getValue());
        if (ofAll.isPresent()) {
            return texts.get(ofAll.get());
        }
        return actions.stream().flatMap(action -> action.obstacle().apply(latest.getValue()).stream()
                .map(why -> texts.get("deploy.cannot", texts.get(action.key()), texts.get(why))))
                .collect(Collectors.joining(" "));
    }

    private void open(Action action) {
        opened.setVisible(action != null);
        opened.setManaged(action != null);
        if (action == null) {
            opened.getChildren().clear();
            return;
        }
        opened.getChildren().setAll(Words.label(texts, action.key() + ".words", "lead"), action.view());
        action.opened().run();
        action.step().forget();
        action.step().look();
    }
}
