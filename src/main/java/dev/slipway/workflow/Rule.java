package dev.slipway.workflow;

import static dev.slipway.workflow.Finding.Severity.ERROR;
import static dev.slipway.workflow.Finding.Severity.NOTICE;
import static dev.slipway.workflow.Finding.Severity.WARNING;

import dev.slipway.workflow.Finding.Severity;
import java.util.Locale;

/** What a workflow file is searched for, besides disagreements with what is beside it; sentences stand in the texts. */
enum Rule {
    // the file as GitHub reads it
    DUPLICATE_KEY(ERROR),
    UNKNOWN_KEY(ERROR),
    MISSING_KEY(ERROR),
    CONFLICTING_KEYS(ERROR),
    UNKNOWN_VALUE(ERROR),
    BAD_NAME(ERROR),
    EXPRESSION_SYNTAX(ERROR),
    EXPRESSION_OPEN(ERROR),
    EXPRESSION_MISSING(ERROR),
    UNKNOWN_CONTEXT(ERROR),
    UNKNOWN_PROPERTY(ERROR),
    UNKNOWN_FUNCTION(ERROR),
    CONTEXT_NOT_HERE(ERROR),
    CONDITION_TAG(ERROR),
    // names
    VARIABLE(ERROR),
    VARIABLE_OF_RUNNER(ERROR),
    SECRET(ERROR),
    INPUT(ERROR),
    MATRIX(ERROR),
    NEEDS(ERROR),
    NEEDS_CYCLE(ERROR),
    NEEDS_MISSING(ERROR),
    NOT_WAITING(ERROR),
    JOB_OUTPUT(ERROR),
    STEP(ERROR),
    STEP_LATER(ERROR),
    STEP_TWICE(ERROR),
    STEP_OUTPUT(ERROR),
    ARTIFACT(ERROR),
    ARTIFACT_ORDER(ERROR),
    FILE(ERROR),
    // actions
    ACTION_INPUT(ERROR),
    ACTION_INPUT_MISSING(ERROR),
    ACTION_REF(ERROR),
    ACTION_GONE(ERROR),
    ACTION_OLD(WARNING),
    DEPLOY_V1(WARNING),
    PINS(NOTICE),
    RUNNER(ERROR),
    // access
    ID_TOKEN(ERROR),
    STATIC_KEYS(WARNING),
    LEAKED_KEY(ERROR),
    ROLE(ERROR),
    ROLE_NAME(WARNING),
    REGION(ERROR),
    REGIONS(WARNING),
    PULL_REQUEST(WARNING),
    FOREIGN_CODE(ERROR),
    INJECTION(WARNING),
    TRUST(ERROR),
    // what starts it
    BRANCHES(WARNING),
    BRANCH_PATTERN(ERROR),
    PATHS(WARNING),
    PATH_PATTERN(WARNING),
    NEVER(WARNING),
    ALWAYS(WARNING),
    DEPLOYS_ANYWAY(WARNING),
    // the way of the image
    CHECKOUT(ERROR),
    CREDENTIALS(ERROR),
    LOGIN(ERROR),
    UNBUILT(ERROR),
    UNPUSHED(ERROR),
    NEVER_PUSHED(ERROR),
    MASKED(ERROR),
    LATEST(WARNING),
    IMAGE_NAME(ERROR),
    WRAPPED_DEFINITION(ERROR),
    UNRENDERED(WARNING),
    SERVICE(WARNING),
    UNWATCHED(WARNING),
    CANCELLED(WARNING),
    TIMEOUT(WARNING),
    // scripts
    SET_OUTPUT(WARNING),
    SET_ENV(ERROR),
    OUTPUT_FILE(ERROR),
    SINGLE_QUOTES(ERROR),
    SHELL_IN_INPUT(ERROR),
    FOLDED_SCRIPT(ERROR);

    private final Severity severity;

    Rule(Severity severity) {
        this.severity = severity;
    }

    Severity severity() {
        return severity;
    }

    String key() {
        return Finding.PREFIX + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
