package dev.slipway.learn;

import dev.slipway.change.ProblemException;
import java.nio.file.Path;

/** What may be done with the practice account as a whole. All but {@link #kept} read or write files. */
public interface PracticeKeeping {

    Kept kept();

    /**
     * Writes the account of the moment into a file that {@link #open} reads, without values of secrets.
     *
     * @throws ProblemException {@link KeptProblem.Unwritable}
     */
    void save(Path file) throws ProblemException;

    /**
     * Makes the account of such a file the learner's own, in the place of the one before. Its working folder goes with
     * it. Where that is refused, everything stays as it is.
     *
     * @throws ProblemException a {@link KeptProblem}
     */
    void open(Path file) throws ProblemException;

    /**
     * Writes what was done so far as a shell script of {@code aws}, {@code git}, {@code gh} and {@code docker} commands.
     *
     * @throws ProblemException {@link KeptProblem.Unwritable}
     */
    void saveCommands(Path file) throws ProblemException;
}
