/** Step 8: the way from the internet to the container, and opening the port. */
package dev.slipway.ui.reach;
