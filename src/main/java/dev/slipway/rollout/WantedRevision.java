package dev.slipway.rollout;

import dev.slipway.change.Change;
import dev.slipway.change.Made;
import dev.slipway.change.Plan;
import dev.slipway.change.Subject;
import java.util.Optional;

/**
 * The revision that is to run: registered already, or by an earlier change of the same plan.
 *
 * @param kept its ARN when it is there
 */
record WantedRevision(String family, Optional<String> kept) {

    /** The one that a registration's plan keeps or makes. */
    static WantedRevision of(Plan<?> registering, String family) {
        return new WantedRevision(family, registering.changes().stream().filter(Change.Keep.class::isInstance)
                .map(change -> ((Change.Keep) change).evidence()).findFirst());
    }

    /** For the command line: a bare family means its newest revision. */
    String shown() {
        return kept.orElse(family);
    }

    String arn(Made made) {
        return kept.or(() -> made.id(new Subject(Subject.Kind.TASK_DEFINITION, family))).orElse(family);
    }

    boolean is(String arn) {
        return kept.filter(arn::equals).isPresent();
    }
}
