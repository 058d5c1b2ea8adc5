/** Step 7, and the third door: deploying from here or through GitHub, and watching what becomes of it. */
package dev.slipway.ui.rollout;
