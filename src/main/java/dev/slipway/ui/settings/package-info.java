/**
 * How the window looks: light or dark, how large its text is, whether things move; chosen in a menu, kept between starts.
 *
 * <p>What is not chosen by hand follows the system's settings, as {@link javafx.application.Platform.Preferences} tells
 * them.
 */
package dev.slipway.ui.settings;
