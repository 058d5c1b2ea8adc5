/**
 * What is being set up, and the small values that features hand each other.
 *
 * <p>Defaults are those of the first pipeline a learner builds; every value can be edited.
 */
package dev.slipway.pipeline;
