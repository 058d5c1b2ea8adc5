package dev.slipway.workflow;

import java.util.Optional;

/**
 * A scalar that holds expressions, and whose it is.
 *
 * @param job  empty for one of the workflow as a whole
 * @param step empty for one of the job as a whole
 */
record Usage(Scope scope, Optional<Workflow.Job> job, Optional<Workflow.Step> step, YamlValue value,
             Template template) {}
