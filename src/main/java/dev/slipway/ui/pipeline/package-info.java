/** How a whole pipeline stands: every pair of it that has to agree, as a table and in one line. */
package dev.slipway.ui.pipeline;
