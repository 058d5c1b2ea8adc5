/**
 * Exercises on the practice account: a working pipeline made by the program's own operations, one fault put into it,
 * and the look that sees whether it is mended.
 */
package dev.slipway.ui.learn;
