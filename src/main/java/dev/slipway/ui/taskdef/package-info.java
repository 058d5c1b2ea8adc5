/** Step 6, and the second door: the task definition as a form and as JSON, one document. */
package dev.slipway.ui.taskdef;
