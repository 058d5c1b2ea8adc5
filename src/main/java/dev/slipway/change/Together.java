package dev.slipway.change;

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
