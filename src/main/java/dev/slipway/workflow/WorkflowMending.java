package dev.slipway.workflow;

import dev.slipway.change.ProblemException;
import dev.slipway.pipeline.Facts;
import java.util.ArrayList;
import java.util.List;

/**
 * A workflow file with everything mended that surely can be.
 *
 * @param mended what was found and is mended, in the order in which it was
 */
public record WorkflowMending(String text, List<Finding> mended) {

    /** A mend may uncover what another finding hid, but not for ever. */
    private static final int MOST_ROUNDS = 10;

    public WorkflowMending {
        mended = List.copyOf(mended);
    }

    /** @throws ProblemException a {@link WorkflowProblem} when the file cannot be read */
    public static WorkflowMending of(String text, Facts beside) throws ProblemException {
        List<Finding> mended = new ArrayList<>();
        String now = text;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            List<Finding> chosen = apart(WorkflowChecks.check(now, beside));
            if (chosen.isEmpty()) {
                break;
            }
            now = new Mend(chosen.stream().flatMap(it -> it.mend().orElseThrow().splices().stream()).toList())
                    .applied(now);
            mended.addAll(chosen);
        }
        return new WorkflowMending(now, mended);
    }

    /** Those that can be mended in one go. */
    private static List<Finding> apart(List<Finding> findings) {
        List<Finding> chosen = new ArrayList<>();
        findings.stream().filter(finding -> finding.mend().isPresent()).forEach(finding -> {
            Mend mend = finding.mend().orElseThrow();
            if (chosen.stream().allMatch(other -> other.mend().orElseThrow().isApartFrom(mend))) {
                chosen.add(finding);
            }
        });
        return chosen;
    }
}
