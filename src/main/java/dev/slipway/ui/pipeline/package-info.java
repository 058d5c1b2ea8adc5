/** How a whole pipeline stands: every pair of it that has to agree, the pipelines worked on lately, and the way back to them. */
package dev.slipway.ui.pipeline;
