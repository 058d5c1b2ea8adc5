/** Start and wiring: the command line, the window's start, and the one place that builds services. */
package dev.slipway;
