package dev.slipway.change;

import java.util.Objects;
import java.util.Optional;

/**
 * One change of a plan. The sentence on the screen, the ledger's line and the call that is sent all come from it.
 * Contents are texts as a person reads them (JSON where AWS takes JSON) and never hold a secret value.
 */
public sealed interface Change {

    Subject what();

    /** What is sent to make it true; empty for {@link Keep}. */
    Optional<Call> call();

    /** What this change would do, as a text that is equal for equal changes; evidence of a Keep does not count. */
    default String fingerprint() {
        return switch (this) {
            case Create it -> "create " + it.what + '\n' + it.content + '\n' + it.sends;
            case Update it -> "update " + it.what + '\n' + it.before + '\n' + it.after + '\n' + it.sends;
            case Keep it -> "keep " + it.what;
            case Delete it -> "delete " + it.what + '\n' + it.before + '\n' + it.sends;
            case Run it -> "run " + it.what + '\n' + it.against + '\n' + it.sends;
        };
    }

    /** It is not there and will be made with this content. */
    record Create(Subject what, String content, Call sends) implements Change {
        public Create {
            Objects.requireNonNull(what);
            Objects.requireNonNull(content);
            Objects.requireNonNull(sends);
        }

        @Override
        public Optional<Call> call() {
            return Optional.of(sends);
        }
    }

    /** It is there, but otherwise than wanted. */
    record Update(Subject what, String before, String after, Call sends) implements Change {
        public Update {
            Objects.requireNonNull(what);
            Objects.requireNonNull(before);
            Objects.requireNonNull(after);
            Objects.requireNonNull(sends);
        }

        @Override
        public Optional<Call> call() {
            return Optional.of(sends);
        }
    }

    /** It is there as wanted; nothing is sent. The evidence is what was seen (an ARN, a state). */
    record Keep(Subject what, String evidence) implements Change {
        public Keep {
            Objects.requireNonNull(what);
            Objects.requireNonNull(evidence);
        }

        @Override
        public Optional<Call> call() {
            return Optional.empty();
        }
    }

    /** It is there and will be removed. */
    record Delete(Subject what, String before, Call sends) implements Change {
        public Delete {
            Objects.requireNonNull(what);
            Objects.requireNonNull(before);
            Objects.requireNonNull(sends);
        }

        @Override
        public Optional<Call> call() {
            return Optional.of(sends);
        }
    }

    /**
     * Something done rather than made (push an image or a commit, deploy, re-run). It is bound to the state it was
     * planned against (deployment id, run attempt, HEAD) and refused when that moved.
     */
    record Run(Subject what, String against, Call sends) implements Change {
        public Run {
            Objects.requireNonNull(what);
            Objects.requireNonNull(against);
            Objects.requireNonNull(sends);
        }

        @Override
        public Optional<Call> call() {
            return Optional.of(sends);
        }
    }
}
