package dev.slipway.rollout;

import dev.slipway.change.Note;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** How a rollout stands. A service that is stable again after a rollback has not succeeded. */
public sealed interface Judgement {

    /** What a rollout that moves is waiting for. */
    enum Wait {
        /** The deployment is not to be seen yet, or AWS did not answer. */
        SIGHT,
        /** ECS has not started a task yet. */
        PLACING,
        /** A task is fetching its image or starting its containers. */
        STARTING,
        /** A task runs, and its health check has not passed. */
        HEALTH,
        /** The new tasks run; those of the old deployment are being stopped. */
        DRAINING,
        /** Everything runs; ECS is about to call it complete. */
        SETTLING,
        /** The deployment has failed and ECS is going back to the last one. */
        ROLLING_BACK
    }

    /** In one sentence, for the verdict's card. */
    Note note();

    /** Whether looking on will change nothing unless somebody deploys again. */
    boolean isFinal();

    /**
     * How the deployment with this id stands, which was started before the first look.
     *
     * @param deployment {@code ecs-svc/...}
     */
    static Judgement of(Timeline timeline, String deployment) {
        return new Judge(timeline, deployment).judge();
    }

    /** How the service's own latest deployment stands, for one that somebody else started. */
    static Judgement of(Timeline timeline) {
        return Judge.ofLatest(timeline);
    }

    /** It moves. {@code since} is the time since the deployment began. */
    record Progressing(Wait waitsFor, Duration since) implements Judgement {
        @Override
        public Note note() {
            return Note.info("rollout.judgement.progressing." + waitsFor.name().toLowerCase(Locale.ROOT),
                    since.toSeconds());
        }

        @Override
        public boolean isFinal() {
            return false;
        }
    }

    /** This very deployment is complete. */
    record Succeeded(String deployment, String revision) implements Judgement {
        @Override
        public Note note() {
            return Note.info("rollout.judgement.succeeded", revision, deployment);
        }

        @Override
        public boolean isFinal() {
            return true;
        }
    }

    /** ECS gave it up and went back; {@code reason} and {@code evidence} are AWS's own words. */
    record RolledBack(String reason, String toRevision, List<String> evidence) implements Judgement {
        public RolledBack {
            evidence = List.copyOf(evidence);
        }

        @Override
        public Note note() {
            return Note.warning("rollout.judgement.rolledBack", reason, toRevision);
        }

        @Override
        public boolean isFinal() {
            return true;
        }
    }

    /** Somebody deployed something else meanwhile. */
    record Replaced(String byDeployment, String revision) implements Judgement {
        @Override
        public Note note() {
            return Note.warning("rollout.judgement.replaced", revision, byDeployment);
        }

        @Override
        public boolean isFinal() {
            return true;
        }
    }

    /** ECS gave it up, and had nothing to go back to. */
    record Failed(String reason, List<String> evidence) implements Judgement {
        public Failed {
            evidence = List.copyOf(evidence);
        }

        @Override
        public Note note() {
            return Note.warning("rollout.judgement.failed", reason);
        }

        @Override
        public boolean isFinal() {
            return true;
        }
    }

    /** ECS still tries, but the same thing goes wrong again and again. */
    record Stuck(String reason, List<String> evidence) implements Judgement {
        public Stuck {
            evidence = List.copyOf(evidence);
        }

        @Override
        public Note note() {
            return Note.warning("rollout.judgement.stuck", reason);
        }

        @Override
        public boolean isFinal() {
            return false;
        }
    }

    /** There is no such service to deploy to any more; {@code status} is AWS's. */
    record Gone(String status) implements Judgement {
        @Override
        public Note note() {
            return Note.warning("rollout.judgement.gone", status);
        }

        @Override
        public boolean isFinal() {
            return true;
        }
    }
}
