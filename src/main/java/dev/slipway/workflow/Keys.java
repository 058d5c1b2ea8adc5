package dev.slipway.workflow;

import java.util.Set;

/**
 * The keys that GitHub knows.
 *
 * @see <a href="https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax">Workflow syntax</a>
 */
final class Keys {

    static final Set<String> WORKFLOW = words("name run-name on permissions env defaults concurrency jobs");
    static final Set<String> JOB =
            words("name permissions needs if runs-on environment concurrency outputs env defaults "
            + "steps timeout-minutes strategy continue-on-error container services uses with secrets snapshot");
    static final Set<String> STEP = words(
            "id if name uses run working-directory shell with env continue-on-error timeout-minutes");
    static final Set<String> STRATEGY = words("matrix fail-fast max-parallel");
    static final Set<String> CONCURRENCY = words("group cancel-in-progress queue");
    static final Set<String> ENVIRONMENT = words("name url deployment");
    static final Set<String> DEFAULTS = words("run");
    static final Set<String> DEFAULTS_RUN = words("shell working-directory");
    static final Set<String> PERMISSIONS = words("actions artifact-metadata attestations checks contents deployments "
            + "discussions id-token issues models packages pages pull-requests repository-projects security-events "
            + "statuses vulnerability-alerts");
    static final Set<String> EVENTS = words("branch_protection_rule check_run check_suite create delete deployment "
            + "deployment_status discussion discussion_comment fork gollum image_version issue_comment issues label "
            + "merge_group milestone page_build project project_card project_column public pull_request "
            + "pull_request_review pull_request_review_comment pull_request_target push registry_package release "
            + "repository_dispatch schedule status watch workflow_call workflow_dispatch workflow_run");
    private static final Set<String> PUSH = words("branches branches-ignore tags tags-ignore paths paths-ignore");
    private static final Set<String> PULL_REQUEST = words("types branches branches-ignore paths paths-ignore");
    private static final Set<String> CALL = words("inputs secrets outputs");

    private Keys() {}

    private static Set<String> words(String words) {
        return Set.of(words.split(" "));
    }

    /** What may stand below an event; empty where that is not known here. */
    static Set<String> ofEvent(String event) {
        return switch (event) {
            case "push" -> PUSH;
            case "pull_request", "pull_request_target" -> PULL_REQUEST;
            case "workflow_dispatch" -> Set.of("inputs");
            case "workflow_call" -> CALL;
            default -> Set.of();
        };
    }
}
