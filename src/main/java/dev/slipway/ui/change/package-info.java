/** Preview, apply and check as every step shows them, written once. */
package dev.slipway.ui.change;
