/** Lessons and exercises as data, and what they may ask of the practice account. */
package dev.slipway.learn;
