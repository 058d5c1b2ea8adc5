/** The last page: what was made, what it costs and how to undo it, as a text for the team's README. */
package dev.slipway.ui.summary;
