/** Step 5: building the image and pushing it, with the live log. */
package dev.slipway.ui.image;
