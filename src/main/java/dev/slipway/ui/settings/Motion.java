package dev.slipway.ui.settings;

/** Whether things move that need not, or as the system is set. */
public enum Motion { SYSTEM, REDUCED, FULL }
