/** The first page: three doors, and what was interrupted last time. */
package dev.slipway.ui.home;
