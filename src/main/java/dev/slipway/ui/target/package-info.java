/** Step 2: the names of what the pipeline deploys onto, and making what is missing. */
package dev.slipway.ui.target;
