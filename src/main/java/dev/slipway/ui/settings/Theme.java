package dev.slipway.ui.settings;

/** Light, dark, or as the system is. */
public enum Theme { SYSTEM, LIGHT, DARK }
