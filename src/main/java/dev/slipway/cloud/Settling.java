package dev.slipway.cloud;

import dev.slipway.change.Pause;
import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Calls again for a while, half a minute at most, when AWS does not yet know everywhere what has just been made.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html#troubleshoot_general_eventual-consistency">
 *     IAM: changes are not always immediately visible</a>
 * @see <a href="https://docs.aws.amazon.com/ec2/latest/devguide/eventual-consistency.html">EC2: eventual consistency</a>
 */
public record Settling(Pause pause) {

    private static final int TRIES = 8;
    private static final Duration STEP = Duration.ofSeconds(1);

    /**
     * The call's answer.
     *
     * @throws ProblemException what the call was refused with: at once, or in the end if it is too early for it
     */
    public <T> T call(Supplier<T> call, Predicate<Problem> isTooEarly) throws ProblemException {
        for (int tried = 1; ; tried++) {
            try {
                return Aws.call(call);
            } catch (ProblemException e) {
                if (!isTooEarly.test(e.problem()) || tried == TRIES) {
                    throw e;
                }
                pause.of(STEP.multipliedBy(tried));
            }
        }
    }
}
