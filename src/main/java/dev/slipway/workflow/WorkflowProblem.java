package dev.slipway.workflow;

import dev.slipway.change.Problem;

/** Why a workflow file cannot be read. Lines and columns begin at 1. */
public sealed interface WorkflowProblem extends Problem {

    /** It is no YAML from that place on; {@code message} in the parser's words. */
    record NotYaml(int line, int column, String message) implements WorkflowProblem {}

    /**
     * It is larger, deeper or more entangled than Slipway reads; {@code limit} is which: characters, depth, aliases,
     * jobs, steps.
     */
    record TooComplex(String limit, long most) implements WorkflowProblem {}

    /** It is YAML, but has no jobs. */
    record NotAWorkflow() implements WorkflowProblem {}
}
