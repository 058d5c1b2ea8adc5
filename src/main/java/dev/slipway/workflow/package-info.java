/**
 * The workflow file as text: made for a pipeline, read, checked.
 *
 * @see <a href="https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax">Workflow syntax</a>
 */
package dev.slipway.workflow;
