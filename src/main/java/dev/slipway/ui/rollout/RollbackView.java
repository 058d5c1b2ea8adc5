package dev.slipway.ui.rollout;

import dev.slipway.rollout.DeploymentRow;
import dev.slipway.rollout.Rollback;
import dev.slipway.rollout.RollbackRequest;
import dev.slipway.rollout.ServiceName;
import dev.slipway.taskdef.Live;
import dev.slipway.ui.Background.Ending;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.World;
import dev.slipway.ui.change.ChangeStep;
import dev.slipway.ui.change.ChangeView;
import dev.slipway.ui.control.Answer;
import dev.slipway.ui.control.Field;
import dev.slipway.ui.control.FieldGrid;
import dev.slipway.ui.control.WordedCell;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.VBox;

/** Going back: to the last good revision, or to any that is still registered. */
final class RollbackView extends VBox {

    private static final String LAST_GOOD = "";

    private final Workspace workspace;
    private final Watching watching;
    private final Answer revision = new Answer(LAST_GOOD, _ -> Optional.empty());
    private final ComboBox<String> revisions = new ComboBox<>();
    private final ChangeStep<RollbackRequest> step;

    RollbackView(Workspace workspace, ObservableValue<Optional<ServiceName>> service, Watching watching) {
        this.workspace = workspace;
        this.watching = watching;
        this.step = workspace.step(world -> new Rollback(world.account()), Answer.request(List.of(revision),
                () -> service.getValue().map(it -> new RollbackRequest(it, Optional.of(revision.value())
                        .filter(chosen -> !chosen.equals(LAST_GOOD)))).orElse(null), service));
        Texts texts = workspace.texts();
        WordedCell.in(revisions, texts, it -> it == null || it.equals(LAST_GOOD)
                ? texts.get("deploy.rollback.lastGood") : it);
        revisions.getItems().add(LAST_GOOD);
        revisions.setValue(LAST_GOOD);
        revisions.valueProperty().addListener((_, _, now) -> revision.set(now == null ? LAST_GOOD : now));
        // a choice made is looked at: there is nothing else to fill in
        revision.text().addListener((_, _, _) -> step.look());
        service.addListener((_, _, _) -> offer(List.of()));
        getStyleClass().add("fields");
        getChildren().addAll(new FieldGrid(Field.of(texts, "deploy.rollback.revision", revisions, revision)),
                new ChangeView<>(texts, step, "rollback"));
    }

    ChangeStep<RollbackRequest> step() {
        return step;
    }

    /** Offers the revisions of what runs; without an answer the last good one can be chosen all the same. */
    void opened() {
        World world = workspace.world().get();
        Optional<String> family = watching.timeline().get().latest().flatMap(look -> look.primary())
                .map(DeploymentRow::revision).map(it -> it.substring(0, it.lastIndexOf(':')));
        if (world == null || family.isEmpty()) {
            return;
        }
        workspace.background().start(_ -> new Live(world.account()).revisions(family.get()), ending -> {
            if (ending instanceof Ending.Answer<List<String>>(List<String> arns)) {
                offer(arns);
            }
        });
    }

    private void offer(List<String> arns) {
        List<String> ids = arns.stream().map(arn -> arn.substring(arn.lastIndexOf('/') + 1)).toList();
        if (!revisions.getItems().subList(1, revisions.getItems().size()).equals(ids)) {
            String chosen = revisions.getValue();
            revisions.getItems().setAll(LAST_GOOD);
            revisions.getItems().addAll(ids);
            // another service's revision must not stay chosen
            revisions.setValue(revisions.getItems().contains(chosen) ? chosen : LAST_GOOD);
        }
    }
}
