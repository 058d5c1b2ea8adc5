/** The first screen: three doors, the pipelines worked on lately, and how the one of the moment stands. */
package dev.slipway.ui.home;
