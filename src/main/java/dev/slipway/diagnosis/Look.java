package dev.slipway.diagnosis;

import dev.slipway.change.ChangeProblem;
import dev.slipway.change.Note;
import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Together;
import java.util.Objects;
import java.util.Set;

/**
 * A read that confirms or excludes causes; how it is done is handed in.
 *
 * @param key    the text that says what is looked at
 * @param causes those it speaks of
 */
public record Look(String key, Set<Cause> causes, Together.Read<Answer> read) {

    public Look {
        Objects.requireNonNull(key);
        Objects.requireNonNull(read);
        causes = Set.copyOf(causes);
        if (causes.isEmpty()) {
            throw new IllegalArgumentException("a look speaks of at least one cause");
        }
    }

    /** What came of it. */
    public sealed interface Answer {

        /** It is this cause; {@code said} tells what was seen. */
        record Confirms(Cause cause, Note said) implements Answer {}

        /** It is none of the causes that the look speaks of. */
        record Excludes(Note said) implements Answer {}

        /** It was read, and does not tell. */
        record CannotTell(Note said) implements Answer {}

        /** It could not be read. */
        record Unread(Problem problem) implements Answer {}
    }

    /**
     * Reads; what keeps it from being read is an answer, too.
     *
     * @throws ProblemException only when stopped
     */
    public Answer answer() throws ProblemException {
        try {
            return read.get();
        } catch (ProblemException e) {
            if (e.problem() instanceof ChangeProblem.Cancelled) {
                throw e;
            }
            return new Answer.Unread(e.problem());
        }
    }

    /** Whether it speaks of any of these. */
    public boolean speaksOf(Set<Cause> likely) {
        return causes.stream().anyMatch(likely::contains);
    }
}
