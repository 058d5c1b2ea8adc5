package dev.slipway.change;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs the reads of one step side by side; one after the other in tests. */
@FunctionalInterface
public interface Together {

    /**
     * All answers in the order of the reads.
     *
     * @throws ProblemException the first read's problem, after all reads have ended
     */
    <T> List<T> all(List<Read<T>> reads) throws ProblemException;

    /**
     * Starts the reads and waits until all have ended, or so long at most: the others go on by themselves, and are
     * neither waited for nor stopped. Where reads run one after the other, all of them are waited for.
     *
     * @throws ProblemException the problem of the first read that has failed by then
     */
    default <T> void within(Duration most, List<Read<T>> reads) throws ProblemException {
        all(reads);
    }

    static Together oneByOne() {
        return new Together() {
            @Override
            public <T> List<T> all(List<Read<T>> reads) throws ProblemException {
                List<T> answers = new ArrayList<>();
                for (Read<T> read : reads) {
                    answers.add(read.get());
                }
                return answers;
            }
        };
    }

    /** One read of the outside. */
    @FunctionalInterface
    interface Read<T> {
        T get() throws ProblemException;
    }
}
