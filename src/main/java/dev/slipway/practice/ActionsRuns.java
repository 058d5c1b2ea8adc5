package dev.slipway.practice;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The workflow runs of the practice repository: pushes start them, and the account's agenda takes them on. */
final class ActionsRuns {

    private static final long FIRST_RUN = 7_000_001;
    private static final String WORKFLOWS = ".github/workflows/";

    private final PracticeAccount account;
    private final ActionsSteps steps;
    private final Map<String, String> secrets;
    private final List<ActionsRun> runs = new ArrayList<>();

    /** @param secrets the repository's secrets as they are at any time */
    ActionsRuns(PracticeAccount account, Map<String, String> secrets) {
        this.account = account;
        this.steps = new ActionsSteps(account);
        this.secrets = secrets;
    }

    /** All of them, the latest first. */
    Stream<ActionsRun> latest() {
        return runs.reversed().stream();
    }

    /** Starts the workflows that the pushed commit has for it. */
    void pushed(String branch, PracticeCommit commit, List<String> changed) {
        for (String path : commit.tree().keySet()) {
            boolean isWorkflow = path.startsWith(WORKFLOWS) && path.matches(".*\\.ya?ml")
                    && path.indexOf('/', WORKFLOWS.length()) < 0;
            if (isWorkflow) {
                ActionsFile file = ActionsFile.read(path, commit.text(path).orElseThrow())
                        .orElseGet(() -> ActionsFile.unreadable(path));
                if (file.isUnreadable() || file.startsOnPush(branch, changed)) {
                    start(file, branch, commit);
                }
            }
        }
    }

    void rerunFailedJobs(ActionsRun run) {
        run.rerunFailedJobs(account.now());
        goOn(run);
    }

    private void start(ActionsFile file, String branch, PracticeCommit commit) {
        Map<String, String> facts = new HashMap<>(Map.of("run_id", String.valueOf(FIRST_RUN + runs.size()),
                "run_attempt", "1", "event_name", "push", "ref", "refs/heads/" + branch, "ref_name", branch,
                "sha", commit.sha(), "repository", PracticeGitHub.REPOSITORY.toString(),
                "repository_owner", PracticeGitHub.REPOSITORY.owner(), "actor", PracticeGitHub.REPOSITORY.owner(),
                "workflow", file.name()));
        facts.put("run_number", String.valueOf(runs.size() + 1));
        ActionsRun run = new ActionsRun(file, commit, facts, steps,
                new ActionsRun.ActionsWorld(() -> secrets, account.now()));
        runs.add(run);
        goOn(run);
    }

    /** Each step of a run happens when it is due, between what else the account has to do. */
    private void goOn(ActionsRun run) {
        run.catchUp(account.now());
        run.next().ifPresent(due -> account.agenda().in(Duration.between(account.now(), due), () -> goOn(run)));
    }
}
