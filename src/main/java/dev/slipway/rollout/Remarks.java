package dev.slipway.rollout;

import dev.slipway.change.Note;
import java.util.ArrayList;
import java.util.List;

/**
 * What is to be said beside a judgement: which clause of the waiter <em>services stable</em> is unmet, which waits the
 * settings know, and what of this kind of service is not judged.
 *
 * @see <a href="https://docs.aws.amazon.com/cli/latest/reference/ecs/wait/services-stable.html">services-stable</a>
 */
public final class Remarks {

    private Remarks() {}

    /** In the order in which they matter; none before the first look. */
    public static List<Note> of(Timeline timeline) {
        List<Note> notes = new ArrayList<>();
        timeline.latest().filter(look -> look.status().equals("ACTIVE")).ifPresent(look -> {
            look.service().ifPresent(service -> kind(service, notes));
            look.service().ifPresent(service -> unmet(look, service, notes));
            look.service().ifPresent(service -> waits(look, service, notes));
        });
        return notes;
    }

    private static void kind(ServiceRow service, List<Note> notes) {
        if (!service.strategy().equals("ROLLING")) {
            notes.add(Note.warning("rollout.remark.strategy", service.strategy()));
        }
        if (service.connected()) {
            notes.add(Note.info("rollout.remark.connected"));
        }
        if (service.shared()) {
            notes.add(Note.info("rollout.remark.shared"));
        }
    }

    private static void unmet(Snapshot look, ServiceRow service, List<Note> notes) {
        if (look.deployments().size() > 1) {
            notes.add(Note.info("rollout.remark.deployments", look.deployments().size()));
        }
        if (service.running() != service.desired()) {
            notes.add(Note.info("rollout.remark.running", service.running(), service.desired()));
        }
        if (service.desired() == 0) {
            notes.add(Note.warning("rollout.remark.nothingWanted"));
        }
    }

    /** Only while something is under way. */
    private static void waits(Snapshot look, ServiceRow service, List<Note> notes) {
        if (look.primary().filter(row -> row.rolloutState().equals("IN_PROGRESS")).isEmpty()) {
            return;
        }
        if (!service.gracePeriod().isZero()) {
            notes.add(Note.info("rollout.remark.grace", service.gracePeriod()));
        }
        if (!look.waits().containers().isZero()) {
            notes.add(Note.info("rollout.remark.containers", look.waits().containers()));
        }
        if (!look.waits().drain().isZero() && look.deployments().size() > 1) {
            notes.add(Note.info("rollout.remark.drain", look.waits().drain()));
        }
        if (service.minimumHealthy() == 100 && look.deployments().size() > 1) {
            notes.add(Note.info("rollout.remark.minimumHealthy", service.minimumHealthy()));
        }
    }
}
