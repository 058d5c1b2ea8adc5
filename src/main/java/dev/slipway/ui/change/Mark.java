package dev.slipway.ui.change;

/** How a step stands at a glance. */
public enum Mark { OPEN, BUSY, DONE, TROUBLE }
