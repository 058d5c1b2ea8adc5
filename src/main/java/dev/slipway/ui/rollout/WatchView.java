package dev.slipway.ui.rollout;

import atlantafx.base.theme.Styles;
import dev.slipway.change.Problem;
import dev.slipway.diagnosis.Cause;
import dev.slipway.diagnosis.Diagnosis;
import dev.slipway.diagnosis.Evidence;
import dev.slipway.rollout.DeploymentRow;
import dev.slipway.rollout.Judgement;
import dev.slipway.rollout.Snapshot;
import dev.slipway.rollout.StopGroup;
import dev.slipway.rollout.Timeline;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.control.Fact;
import dev.slipway.ui.control.ProblemView;
import dev.slipway.ui.control.Words;
import dev.slipway.ui.diagnosis.DiagnosisView;
import dev.slipway.ui.diagnosis.Explaining;
import dev.slipway.ui.diagnosis.Investigation;
import dev.slipway.ui.diagnosis.InvestigationView;
import dev.slipway.ui.github.RunFollowing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The verdict, the deployments, why tasks stopped, and everything that happened. */
final class WatchView extends VBox {

    private final Texts texts;
    private final VBox troubles = new VBox();
    private final Explaining explaining;

    /**
     * @param run  a workflow run that may deploy meanwhile
     * @param more what stands below the verdict and its reasons
     */
    WatchView(Workspace workspace, Watching watching, RunFollowing run, Node... more) {
        this.texts = workspace.texts();
        this.explaining = new Explaining(workspace);
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
        Showing showing = new Showing(workspace, watching);
        Button newest = Words.button(texts, "deploy.watch.newest", Feather.SKIP_FORWARD, watching::followNewest);
        newest.visibleProperty().bind(showing.judgement().map(it ->
                it.filter(Judgement.Replaced.class::isInstance).isPresent()));
        newest.managedProperty().bind(newest.visibleProperty());
        newest.getStyleClass().add(Styles.SMALL);
        HBox head = new HBox(Words.label(texts, "deploy.watch", Styles.TEXT_BOLD), start, stop, newest);
        head.getStyleClass().add("row");
        getChildren().addAll(head, new MomentNote(texts, showing, watching.running()), new VerdictCard(texts, showing),
                new DiagnosisView(workspace, explaining.diagnosis().map(WatchView::trouble)),
                new InvestigationView(workspace, new Investigation(workspace, watching.service()),
                        explaining.diagnosis().map(WatchView::trouble), watching.timeline().map(WatchView::open)));
        getChildren().addAll(more);
        getChildren().addAll(new RolloutTable(texts, showing.timeline()), new CountsChart(texts, showing.timeline()),
                troubles, new TimelineView(workspace, showing.timeline(), run.run().map(RunEntries::of)),
                new ReplayView(workspace, watching, showing));
        showing.timeline().addListener((_, _, now) -> show(now));
        showing.timeline().addListener(_ -> explaining.ask(evidence(showing)));
        show(showing.timeline().get());
    }

    /** While all goes well, or another deployment has taken over, there is nothing to explain. */
    private static List<Evidence> evidence(Showing showing) {
        return showing.judgement().get().filter(judgement -> !(judgement instanceof Judgement.Succeeded
                || judgement instanceof Judgement.Replaced || judgement instanceof Judgement.Gone))
                .map(judgement -> RolloutEvidence.of(showing.timeline().get(), judgement)).orElse(List.of());
    }

    /** A rollout that moves needs no card that says so. */
    private static Optional<Diagnosis> trouble(Optional<Diagnosis> diagnosis) {
        return diagnosis.filter(it -> it.first().cause().nature() == Cause.Nature.FAILURE);
    }

    /** Of the deployment that did not come to its end: after a rollback the service itself names the revision before. */
    private static Optional<String> open(Timeline timeline) {
        return timeline.deployments().stream().filter(row -> !row.rolloutState().equals("COMPLETED"))
                .max(Comparator.comparing(DeploymentRow::createdAt)).map(DeploymentRow::taskDefinition);
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
