package dev.slipway.ui.rollout;

import dev.slipway.change.Change;
import dev.slipway.change.Made;
import dev.slipway.change.Subject;
import dev.slipway.change.Verdict;
import dev.slipway.rollout.Followed;
import dev.slipway.ui.change.StepState;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Which deployment an applied plan has started: the one in AWS's own answer, else the one that was seen afterwards. */
final class Started {

    private static final String DEPLOYMENT = "ecs-svc/";

    private Started() {}

    /** Empty when the plan has started none, as one that stops a deployment. */
    static Optional<Followed> of(StepState.Checked<?> done, Instant now) {
        Optional<Change.Run> run = done.plan().toMake().stream().filter(Change.Run.class::isInstance)
                .map(Change.Run.class::cast).filter(it -> it.what().kind() == Subject.Kind.DEPLOYMENT).findFirst();
        String replaced = run.map(Change.Run::against).orElse("");
        return run.flatMap(it -> answered(it, done.made())).or(() -> seen(done.verdict()))
                .filter(id -> id.startsWith(DEPLOYMENT) && !id.equals(replaced))
                .map(id -> new Followed(id, replaced, now));
    }

    private static Optional<String> answered(Change.Run run, Made made) {
        return made.id(run.what());
    }

    private static Optional<String> seen(Verdict verdict) {
        Stream<Subject> subjects = verdict instanceof Verdict.Proven proven ? proven.seen().stream() : Stream.of();
        return subjects.filter(it -> it.kind() == Subject.Kind.DEPLOYMENT).map(Subject::name).findFirst();
    }
}
