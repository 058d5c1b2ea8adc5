/** Cleaning up: what is left of a pipeline, what it costs, and removing it. */
package dev.slipway.ui.cleanup;
