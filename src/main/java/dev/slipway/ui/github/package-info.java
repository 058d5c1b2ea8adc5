/** Step 4: the secret on GitHub and the workflow file in the repository. */
package dev.slipway.ui.github;
