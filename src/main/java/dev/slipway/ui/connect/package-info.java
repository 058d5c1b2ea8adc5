/** Step 1: which account, which repository, which tools. */
package dev.slipway.ui.connect;
