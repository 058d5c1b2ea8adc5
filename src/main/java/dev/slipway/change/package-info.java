/**
 * The shared words of doing something outside this computer: look, plan, preview, apply, check.
 *
 * <p>An {@link dev.slipway.change.Operation} reads and returns a {@link dev.slipway.change.Plan}; the
 * {@link dev.slipway.change.Applier} plans again, refuses a plan that is no longer true, carries out what the plan
 * lists, and writes each change to the {@link dev.slipway.change.Ledger} before and after it is made.
 */
package dev.slipway.change;
