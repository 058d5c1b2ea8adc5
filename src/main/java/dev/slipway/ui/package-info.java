/**
 * The window: home, the wizard and its steps, the words in both languages, and the only place with threads.
 *
 * <p>A step is a form (answers as properties), a {@link dev.slipway.ui.change.ChangeStep} (look, preview, apply, check)
 * and a view (nodes bound once). The wizard knows steps, not features.
 */
package dev.slipway.ui;
