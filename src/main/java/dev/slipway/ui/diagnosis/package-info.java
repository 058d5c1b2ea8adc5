/** Why something failed, in words, with the way to the step that mends it. */
package dev.slipway.ui.diagnosis;
