package dev.slipway.planted.ui;

/** Planted: what a feature must not know. */
public record Window() {}
