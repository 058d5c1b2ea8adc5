package dev.slipway.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides how one deployment stands, from all that was seen.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html">Circuit breaker</a>
 */
final class Judge {

    /** A service deployment and the deployment in DescribeServices are made in the same moment, by different clocks. */
    private static final Duration SAME_MOMENT = Duration.ofSeconds(60);
    /** One stopped task is an accident, the second of its kind a pattern. */
    private static final int LOOP = 2;
    /** What ECS itself takes from one step to the next, on top of the waits that are set. */
    private static final Duration SCHEDULER = Duration.ofSeconds(60);

    private final Timeline timeline;
    private final String id;
    private final String replaced;
    private final Proofs proofs;

    Judge(Timeline timeline, String id) {
        this(timeline, id, null);
    }

    /** @param replaced the deployment that ran before, so that another one which is not seen is known by it; or null */
    Judge(Timeline timeline, String id, String replaced) {
        this.timeline = timeline;
        this.id = id;
        this.replaced = replaced;
        this.proofs = new Proofs(timeline, id);
    }

    static Judgement ofLatest(Timeline timeline) {
        Optional<DeploymentRow> primary = timeline.latest().flatMap(Snapshot::primary);
        Optional<ServiceDeploymentRow> newest = timeline.latest().flatMap(look -> look.history().stream().findFirst());
        boolean isBack = newest.isPresent() ? newest.get().isRollback()
                : primary.filter(row -> Proofs.saysItIsARollback(timeline, row)).isPresent();
        boolean isActive = timeline.latest().filter(look -> look.status().equals("ACTIVE")).isPresent();
        if (isActive && isBack && primary.filter(row -> !row.rolloutState().equals("FAILED")).isPresent()) {
            Judge judge = new Judge(timeline, lastBefore(timeline, primary.get()));
            return judge.rolledBack(primary.get(), newest);
        }
        return new Judge(timeline, primary.map(DeploymentRow::id).orElse("")).judge();
    }

    /** The deployment that was seen before the one that is now primary; empty if none was. */
    private static String lastBefore(Timeline timeline, DeploymentRow primary) {
        return timeline.deployments().stream().filter(row -> row.createdAt().isBefore(primary.createdAt()))
                .reduce((_, later) -> later).map(DeploymentRow::id).orElse("");
    }

    Judgement judge() {
        Snapshot look = timeline.latest().orElse(null);
        if (look == null || look.status().isEmpty()) {
            return unseen();
        }
        if (!look.status().equals("ACTIVE")) {
            return isNotYetThere(look) ? unseen() : new Judgement.Gone(look.status());
        }
        Optional<String> controller = look.service().map(ServiceRow::controller).filter(it -> !it.equals("ECS"));
        if (controller.isPresent()) {
            return new Judgement.NotJudged(controller.get());
        }
        Optional<DeploymentRow> ours = timeline.deployment(id);
        Optional<DeploymentRow> primary = look.primary();
        if (ours.isEmpty() || primary.isEmpty()) {
            boolean isOvertaken = replaced != null && primary.filter(it -> !it.id().equals(replaced)).isPresent();
            return isOvertaken ? new Judgement.Replaced(primary.get().id(), primary.get().revision()) : unseen();
        }
        return primary.get().id().equals(id) ? asPrimary(look, primary.get())
                : displaced(look, ours.get(), primary.get());
    }

    /** A service that was just made is missing from some of ECS's first answers. */
    private boolean isNotYetThere(Snapshot look) {
        Optional<Instant> began = timeline.deployment(id).map(DeploymentRow::createdAt).or(timeline::begun);
        return look.status().equals("MISSING") && !id.isEmpty()
                && began.filter(at -> look.asOf().isBefore(at.plus(SAME_MOMENT))).isPresent();
    }

    private static Judgement unseen() {
        return new Judgement.Progressing(Judgement.Wait.SIGHT, Duration.ZERO, Duration.ZERO);
    }

    private Judgement asPrimary(Snapshot look, DeploymentRow ours) {
        Optional<ServiceDeploymentRow> history = history(look, ours);
        if (history.filter(row -> row.status().matches("ROLLBACK_(REQUESTED|IN_PROGRESS)")).isPresent()) {
            return progressing(Judgement.Wait.ROLLING_BACK, look, ours);
        }
        boolean isStopped = history.filter(row -> row.status().equals("STOPPED")).isPresent();
        if (ours.rolloutState().equals("FAILED") || isStopped && !isComplete(look, ours, history)) {
            return new Judgement.Failed(proofs.reason(ours, history), proofs.lines(ours, history),
                    othersRun(look));
        }
        return isComplete(look, ours, history) ? new Judgement.Succeeded(id, ours.revision())
                : underWay(look, ours, history);
    }

    /** ECS calls it complete, all of it runs, and nothing else does. */
    private boolean isComplete(Snapshot look, DeploymentRow ours, Optional<ServiceDeploymentRow> history) {
        boolean shifts = look.service().filter(service -> !service.strategy().equals("ROLLING")).isPresent();
        boolean isShifted = !shifts || history.filter(row -> row.status().equals("SUCCESSFUL")).isPresent();
        return ours.rolloutState().equals("COMPLETED") && ours.running() >= ours.desired() && !othersRun(look)
                && isShifted;
    }

    private boolean othersRun(Snapshot look) {
        return look.deployments().stream().anyMatch(row -> !row.id().equals(id) && row.running() > 0);
    }

    private Judgement underWay(Snapshot look, DeploymentRow ours, Optional<ServiceDeploymentRow> history) {
        Judgement.Wait wait = new WaitsFor(look, ours).what();
        return stuck(look, ours, wait).<Judgement>map(proof -> new Judgement.Stuck(proof, proofs.reason(ours, history),
                proofs.lines(ours, history))).orElseGet(() -> progressing(wait, look, ours));
    }

    private Optional<Judgement.Proof> stuck(Snapshot look, DeploymentRow ours, Judgement.Wait wait) {
        if (proofs.failures().stream().anyMatch(group -> group.count() >= LOOP)) {
            return Optional.of(Judgement.Proof.REPEATS);
        }
        if (ours.running() < ours.desired() && ours.pending() == 0 && proofs.cannotStart()) {
            return Optional.of(Judgement.Proof.PLACEMENT);
        }
        if (!proofs.unhealthy(look).isEmpty()) {
            return Optional.of(Judgement.Proof.UNHEALTHY);
        }
        Duration most = new WaitsFor(look, ours).atMost(wait);
        Duration still = timeline.movedAt().map(at -> Duration.between(at, look.asOf())).orElse(Duration.ZERO);
        return !most.isZero() && still.compareTo(most.plus(SCHEDULER)) > 0
                ? Optional.of(Judgement.Proof.NO_PROGRESS) : Optional.empty();
    }

    /** Another deployment is primary: ECS went back, or somebody deployed. */
    private Judgement displaced(Snapshot look, DeploymentRow ours, DeploymentRow primary) {
        Optional<ServiceDeploymentRow> history = history(look, ours);
        boolean isBack = ours.rolloutState().equals("FAILED") || primary.reason().contains("rolling back")
                || history.filter(ServiceDeploymentRow::isRollback).isPresent()
                || timeline.deployments().stream().anyMatch(row -> row.createdAt().isBefore(ours.createdAt())
                        && row.taskDefinition().equals(primary.taskDefinition()));
        return isBack ? rolledBack(primary, history) : new Judgement.Replaced(primary.id(), primary.revision());
    }

    private Judgement rolledBack(DeploymentRow primary, Optional<ServiceDeploymentRow> history) {
        DeploymentRow given = timeline.deployment(id).orElse(primary);
        return new Judgement.RolledBack(proofs.reason(given, history), primary.revision(),
                proofs.lines(given, history));
    }

    /** The newest entry of the history, if it is not older than our deployment. */
    private static Optional<ServiceDeploymentRow> history(Snapshot look, DeploymentRow ours) {
        Instant earliest = ours.createdAt().minus(SAME_MOMENT);
        return look.history().stream().findFirst().filter(row -> !row.createdAt().isBefore(earliest));
    }

    private static Judgement progressing(Judgement.Wait wait, Snapshot look, DeploymentRow ours) {
        return new Judgement.Progressing(wait, Duration.between(ours.createdAt(), look.asOf()),
                new WaitsFor(look, ours).atMost(wait));
    }
}
