package dev.slipway.ui.rollout;

import atlantafx.base.theme.Styles;
import dev.slipway.change.Problem;
import dev.slipway.rollout.DeploymentRow;
import dev.slipway.rollout.Snapshot;
import dev.slipway.rollout.StopGroup;
import dev.slipway.rollout.Timeline;
import dev.slipway.ui.Texts;
import dev.slipway.ui.control.Fact;
import dev.slipway.ui.control.ProblemView;
import dev.slipway.ui.control.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The verdict, the deployments, why tasks stopped, and everything that happened. */
final class WatchView extends VBox {

    private final Texts texts;
    private final VBox troubles = new VBox();

    WatchView(Texts texts, Watching watching) {
        this.texts = texts;
        getStyleClass().add("fields");
        troubles.getStyleClass().add("change-body");
        Button start = Words.button(texts, "deploy.watch.start", Feather.EYE, watching::start);
        Button stop = Words.button(texts, "deploy.watch.stop", Feather.EYE_OFF, watching::stop);
        start.visibleProperty().bind(watching.running().not());
        start.managedProperty().bind(start.visibleProperty());
        stop.visibleProperty().bind(watching.running());
        stop.managedProperty().bind(stop.visibleProperty());
        start.getStyleClass().add(Styles.SMALL);
        stop.getStyleClass().add(Styles.SMALL);
        HBox head = new HBox(Words.label(texts, "deploy.watch", Styles.TEXT_BOLD), start, stop);
        head.getStyleClass().add("row");
        getChildren().addAll(head, new VerdictCard(texts, watching), new RolloutTable(texts, watching), troubles,
                new TimelineView(texts, watching));
        watching.timeline().addListener((_, _, now) -> show(now));
        show(watching.timeline().get());
    }

    private void show(Timeline timeline) {
        List<Node> rows = new ArrayList<>();
        timeline.latest().ifPresent(look -> {
            look.deployments().forEach(deployment -> stopped(look, deployment, rows));
            for (Problem problem : look.problems()) {
                rows.add(new ProblemView(texts, problem));
            }
        });
        troubles.getChildren().setAll(rows);
        troubles.setManaged(!rows.isEmpty());
    }

    private void stopped(Snapshot look, DeploymentRow deployment, List<Node> rows) {
        for (StopGroup group : look.stopped(deployment.id())) {
            rows.add(group.exitCode().isPresent()
                    ? Fact.bad(texts, "deploy.stoppedWith", group.count(), group.reason(), group.exitCode().get())
                    : Fact.bad(texts, "deploy.stopped", group.count(), group.reason()));
        }
    }
}
