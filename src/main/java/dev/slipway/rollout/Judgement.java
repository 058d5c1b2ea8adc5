package dev.slipway.rollout;

import dev.slipway.change.Note;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
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

    /** How much is behind a judgement. */
    enum Confidence {
        /** AWS says so itself. */
        CERTAIN,
        /** Concluded from what was seen. */
        LIKELY,
        /** Not enough is seen. */
        UNSURE
    }

    /** What shows that a rollout is stuck. */
    enum Proof {
        /** Tasks stop again and again, for the same reason. */
        REPEATS,
        /** ECS cannot start a task, and says so. */
        PLACEMENT,
        /** What runs is found ill beyond the time that it is given. */
        UNHEALTHY,
        /** Nothing has moved for longer than the settings let it wait. */
        NO_PROGRESS
    }

    /** In one sentence, for the verdict's card. */
    Note note();

    /** AWS's own words that it rests on, the most telling first; may be empty. */
    default List<String> evidence() {
        return List.of();
    }

    /** How sure it is. */
    default Confidence confidence() {
        return Confidence.CERTAIN;
    }

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

    /** The same for one that may have been replaced before any look has shown it. */
    static Judgement of(Timeline timeline, Followed deployment) {
        return new Judge(timeline, deployment.deployment(), deployment.replaced()).judge();
    }

    /** How the service's own latest deployment stands, for one that somebody else started. */
    static Judgement of(Timeline timeline) {
        return Judge.ofLatest(timeline);
    }

    /**
     * It moves.
     *
     * @param since  the time since the deployment began
     * @param atMost how long this wait takes at most by the service's settings; zero where they do not say
     */
    record Progressing(Wait waitsFor, Duration since, Duration atMost) implements Judgement {
        @Override
        public Note note() {
            String key = "rollout.judgement.progressing." + waitsFor.name().toLowerCase(Locale.ROOT);
            Duration whole = since.truncatedTo(ChronoUnit.SECONDS);
            return atMost.isZero() ? Note.info(key, whole) : Note.info(key + ".atMost", whole, atMost);
        }

        @Override
        public Confidence confidence() {
            return waitsFor == Wait.SIGHT ? Confidence.UNSURE : Confidence.LIKELY;
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
            return reason.isEmpty() ? Note.warning("rollout.judgement.rolledBackUnsaid", toRevision)
                    : Note.warning("rollout.judgement.rolledBack", reason, toRevision);
        }

        @Override
        public Confidence confidence() {
            return evidence.isEmpty() ? Confidence.LIKELY : Confidence.CERTAIN;
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

    /** ECS gave it up and did not go back; {@code earlierRuns}: tasks of an earlier deployment still do their work. */
    record Failed(String reason, List<String> evidence, boolean earlierRuns) implements Judgement {
        public Failed {
            evidence = List.copyOf(evidence);
        }

        @Override
        public Note note() {
            return Note.warning(earlierRuns ? "rollout.judgement.failedEarlierRuns" : "rollout.judgement.failed",
                    reason);
        }

        @Override
        public boolean isFinal() {
            return true;
        }
    }

    /** ECS still tries, but what was seen shows that this will not do. */
    record Stuck(Proof proof, String reason, List<String> evidence) implements Judgement {
        public Stuck {
            evidence = List.copyOf(evidence);
        }

        @Override
        public Note note() {
            return Note.warning("rollout.judgement.stuck." + proof.name().toLowerCase(Locale.ROOT), reason);
        }

        @Override
        public Confidence confidence() {
            return Confidence.LIKELY;
        }

        @Override
        public boolean isFinal() {
            return false;
        }
    }

    /** Something else than ECS deploys it ({@code CODE_DEPLOY}, {@code EXTERNAL}), and knows how that stands. */
    record NotJudged(String controller) implements Judgement {
        @Override
        public Note note() {
            return Note.info("rollout.judgement.notJudged", controller);
        }

        @Override
        public boolean isFinal() {
            return false;
        }

        @Override
        public Confidence confidence() {
            return Confidence.UNSURE;
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
