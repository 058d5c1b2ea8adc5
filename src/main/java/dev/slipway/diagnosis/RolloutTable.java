package dev.slipway.diagnosis;

import dev.slipway.diagnosis.Evidence.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The table of deployments that Copilot and programs like it print: role, revision, rollout state, then how many tasks
 * are desired, running, failed and pending.
 *
 * @see <a href="https://aws.github.io/copilot-cli/docs/commands/svc-deploy/">copilot svc deploy</a>
 */
final class RolloutTable implements Reader {

    private static final int MOST = 50;
    private static final int LONGEST_WORD = 20;
    private static final String ROLE = "primary";
    private static final Map<String, Cause> STATES = Map.of("failed", Cause.DEPLOYMENT_CIRCUIT_BREAKER,
            "rolledback", Cause.DEPLOYMENT_CIRCUIT_BREAKER, "completed", Cause.STEADY_STATE,
            "inprogress", Cause.DEPLOYMENT_IN_PROGRESS);

    @Override
    public List<Match> matches(SqueezedText text, Kind kind) {
        List<Match> found = new ArrayList<>();
        int at = text.letters().indexOf(ROLE);
        for (int n = 0; at >= 0 && n < MOST; n++) {
            row(text, at).ifPresent(found::add);
            at = text.letters().indexOf(ROLE, at + 1);
        }
        // the last table printed is how it stands
        return found.isEmpty() ? found : List.of(found.getLast());
    }

    private static Optional<Match> row(SqueezedText text, int start) {
        int revision = wordEnd(text, start + ROLE.length());
        int stateEnd = revision;
        while (stateEnd < text.length() && !Character.isDigit(text.letters().charAt(stateEnd))
                && stateEnd - revision < LONGEST_WORD) {
            stateEnd = wordEnd(text, stateEnd);
        }
        Cause state = STATES.get(text.letters().substring(revision, stateEnd));
        int running = wordEnd(text, wordEnd(text, stateEnd));
        int failed = wordEnd(text, running);
        if (state == null || failed == running || !Character.isDigit(text.letters().charAt(running))) {
            return Optional.empty();
        }
        boolean hasFailed = !text.letters().substring(running, failed).equals("0");
        Cause cause = state == Cause.DEPLOYMENT_IN_PROGRESS && hasFailed ? Cause.TASKS_KEEP_FAILING : state;
        return Optional.of(new Match(cause, Strength.TYPICAL, start, failed));
    }

    private static int wordEnd(SqueezedText text, int from) {
        int end = Math.min(from + 1, text.length());
        while (end < text.length() && !text.isWordEdge(end) && end - from < LONGEST_WORD) {
            end++;
        }
        return end;
    }
}
