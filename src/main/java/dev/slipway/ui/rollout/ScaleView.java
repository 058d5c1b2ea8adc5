package dev.slipway.ui.rollout;

import dev.slipway.cleanup.Prices;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.rollout.DeploymentRow;
import dev.slipway.rollout.Scale;
import dev.slipway.rollout.ScaleRequest;
import dev.slipway.rollout.ServiceName;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.change.ChangeStep;
import dev.slipway.ui.change.ChangeView;
import dev.slipway.ui.control.Field;
import dev.slipway.ui.control.FieldGrid;
import dev.slipway.ui.control.Words;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Changing the number of tasks, and what that many cost. */
final class ScaleView extends VBox {

    private static final int HOURS_OF_30_DAYS = 24 * 30;

    private final Workspace workspace;
    private final Watching watching;
    private final ScaleForm form;
    private final ChangeStep<ScaleRequest> step;

    ScaleView(Workspace workspace, ObservableValue<Optional<ServiceName>> service, Watching watching) {
        this.workspace = workspace;
        this.watching = watching;
        this.form = new ScaleForm(service);
        this.step = workspace.step(world -> new Scale(world.account()), form.wanted());
        Texts texts = workspace.texts();
        Label price = Words.flowing();
        price.getStyleClass().add("muted");
        price.textProperty().bind(Bindings.createStringBinding(() -> price(texts), form.wanted(), texts.language(),
                workspace.pipeline(), workspace.world(), workspace.prices()));
        price.visibleProperty().bind(price.textProperty().isNotEmpty());
        price.managedProperty().bind(price.visibleProperty());
        getStyleClass().add("fields");
        getChildren().addAll(new FieldGrid(4, Field.line(texts, "deploy.scale.count", form.count())), price,
                new ChangeView<>(texts, step, "scale"));
    }

    ChangeStep<ScaleRequest> step() {
        return step;
    }

    /** Begins with as many as are wanted now. */
    void opened() {
        watching.timeline().get().latest().flatMap(look -> look.primary()).map(DeploymentRow::desired)
                .ifPresent(now -> form.count().set(String.valueOf(now)));
    }

    /** Only of the pipeline's own service is known what a task of it is. */
    private String price(Texts texts) {
        Pipeline pipeline = workspace.pipeline().get();
        Optional<ScaleRequest> wanted = form.wanted().getValue();
        if (wanted.isEmpty() || pipeline == null || workspace.world().get() == null || !wanted.get().service().equals(
                new ServiceName(pipeline.target().cluster(), pipeline.target().service()))) {
            return "";
        }
        Prices prices = workspace.prices().get().near(workspace.world().get().account().region());
        double hour = prices.taskHour(pipeline.size()) * wanted.get().desired();
        return texts.get("deploy.scale.price", wanted.get().desired(), hour, hour * HOURS_OF_30_DAYS, prices.region(),
                prices.read());
    }
}
