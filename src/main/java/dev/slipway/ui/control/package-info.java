/** The window's own small controls; each with what it shows and nothing of any feature. */
package dev.slipway.ui.control;
