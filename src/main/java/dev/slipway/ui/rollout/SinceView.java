package dev.slipway.ui.rollout;

import atlantafx.base.theme.Styles;
import dev.slipway.rollout.DeploymentRow;
import dev.slipway.rollout.ServiceName;
import dev.slipway.rollout.Since;
import dev.slipway.rollout.SinceLastGood;
import dev.slipway.rollout.Snapshot;
import dev.slipway.rollout.Timeline;
import dev.slipway.ui.Background.Ending;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.World;
import dev.slipway.ui.control.Folded;
import dev.slipway.ui.control.ProblemView;
import dev.slipway.ui.control.Words;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What the deployment changed against the last good one, folded away; read once for each deployment. */
final class SinceView extends VBox {

    private final Workspace workspace;
    private final Texts texts;
    private final ObservableValue<Optional<ServiceName>> service;
    private final VBox body = new VBox();
    private String asked = "";

    SinceView(Workspace workspace, ObservableValue<Optional<ServiceName>> service, Watching watching) {
        this.workspace = workspace;
        this.texts = workspace.texts();
        this.service = service;
        setId("deploy-since");
        body.getStyleClass().add("change-body");
        getChildren().add(new Folded(texts, "deploy.since", body));
        show();
        watching.timeline().addListener((_, _, now) -> look(now));
    }

    private void look(Timeline timeline) {
        Optional<Snapshot> look = timeline.latest();
        String newest = look.flatMap(Snapshot::primary).map(DeploymentRow::id).orElse("");
        if (newest.equals(asked)) {
            return;
        }
        asked = newest;
        show();
        World world = workspace.world().get();
        boolean hasEarlier = look.filter(it -> it.history().size() > 1).isPresent();
        if (newest.isEmpty() || !hasEarlier || world == null || service.getValue().isEmpty()) {
            return;
        }
        ServiceName name = service.getValue().get();
        workspace.background().start(_ -> new SinceLastGood(world.account()).look(name), ending -> {
            if (newest.equals(asked)) {
                show(ending);
            }
        });
    }

    private void show(Ending<Optional<SinceLastGood.Found>> ending) {
        switch (ending) {
            case Ending.Answer<Optional<SinceLastGood.Found>>(var found) ->
                    found.ifPresentOrElse(this::show, this::show);
            case Ending.Trouble<Optional<SinceLastGood.Found>>(var problem) -> show(new ProblemView(texts, problem));
        }
    }

    private void show(SinceLastGood.Found found) {
        Label against = Words.flowing();
        against.textProperty().bind(found.differences().isEmpty()
                ? texts.bind("deploy.since.nothing", found.newest(), found.good())
                : texts.bind("deploy.since.against", found.newest(), found.good()));
        show(against);
        found.differences().forEach(it -> body.getChildren().add(row(it)));
    }

    private void show(Node... nodes) {
        body.getChildren().setAll(nodes);
        setVisible(nodes.length > 0);
        setManaged(nodes.length > 0);
    }

    private VBox row(Since since) {
        Label what = Words.flowing();
        what.textProperty().bind(texts.bind("since." + since.kind().name(), since.name()));
        VBox row = new VBox(what);
        row.getStyleClass().add("change-row");
        if (since.isUntold()) {
            String key = since.before().isEmpty() ? "deploy.since.came"
                    : since.after().isEmpty() ? "deploy.since.went" : "deploy.since.untold";
            row.getChildren().add(Words.label(texts, key, Styles.TEXT_SMALL, "muted"));
            return row;
        }
        if (!since.before().isEmpty()) {
            row.getChildren().add(value("\u2212 " + since.before(), "muted"));
        }
        if (!since.after().isEmpty()) {
            row.getChildren().add(value("+ " + since.after()));
        }
        return row;
    }

    private static Label value(String text, String... styleClasses) {
        Label label = Words.flowing();
        label.setText(text);
        label.getStyleClass().add("pointer");
        label.getStyleClass().addAll(styleClasses);
        return label;
    }
}
