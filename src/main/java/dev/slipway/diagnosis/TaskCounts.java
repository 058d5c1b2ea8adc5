package dev.slipway.diagnosis;

import dev.slipway.diagnosis.Evidence.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * How many tasks of a deployment failed, as {@code describe-services} counts them: {@code "failedTasks": 6}.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Deployment.html">Deployment</a>
 */
final class TaskCounts implements Reader {

    private static final int MOST = 100;
    private static final String FAILED = "failedtasks";

    @Override
    public List<Match> matches(SqueezedText text, Kind kind) {
        List<Match> found = new ArrayList<>();
        int at = text.letters().indexOf(FAILED);
        for (int n = 0; at >= 0 && n < MOST; n++) {
            int number = at + FAILED.length();
            if (number < text.length() && text.letters().charAt(number) > '0' && text.letters().charAt(number) <= '9') {
                found.add(new Match(Cause.TASKS_KEEP_FAILING, Strength.SYMPTOM, at, number + 1));
            }
            at = text.letters().indexOf(FAILED, at + 1);
        }
        return found;
    }
}
