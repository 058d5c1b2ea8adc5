package dev.slipway.workflow;

import java.util.Set;

/**
 * Where in a workflow an expression may stand, and the contexts it may read there.
 *
 * @see <a href="https://docs.github.com/en/actions/reference/workflows-and-actions/contexts#context-availability">
 *     Context availability</a>
 */
enum Scope {
    RUN_NAME("github inputs vars"),
    CONCURRENCY("github inputs vars"),
    WORKFLOW_ENV("github secrets inputs vars"),
    CALL_OUTPUT("github jobs vars inputs"),
    INPUT_DEFAULT("github inputs vars"),
    JOB("github needs strategy matrix vars inputs"),
    JOB_IF("github needs vars inputs"),
    JOB_STRATEGY("github needs vars inputs"),
    JOB_ENV("github needs strategy matrix vars secrets inputs"),
    JOB_DEFAULTS("github needs strategy matrix env vars inputs"),
    JOB_URL("github needs strategy matrix job runner env vars steps inputs"),
    STEP("github needs strategy matrix job runner env vars secrets steps inputs"),
    STEP_IF("github needs strategy matrix job runner env vars steps inputs"),
    /** What runs beside a job has settings of its own kinds. */
    CONTAINER("github needs strategy matrix job runner env vars secrets inputs");

    private final Set<String> contexts;

    Scope(String contexts) {
        this.contexts = Set.of(contexts.split(" "));
    }

    boolean offers(String context) {
        return contexts.contains(context);
    }

    boolean isCondition() {
        return this == JOB_IF || this == STEP_IF;
    }

    /** The scope of a job's entry that holds no steps. */
    static Scope ofJob(String key) {
        return switch (key) {
            case "if" -> JOB_IF;
            case "env", "secrets" -> JOB_ENV;
            case "defaults" -> JOB_DEFAULTS;
            case "outputs" -> STEP;
            case "container", "services" -> CONTAINER;
            case "strategy" -> JOB_STRATEGY;
            default -> JOB;
        };
    }
}
