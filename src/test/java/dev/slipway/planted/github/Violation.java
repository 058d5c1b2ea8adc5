package dev.slipway.planted.github;

/** Planted: a feature that knows another one. */
public record Violation(dev.slipway.planted.identity.Violation other) {}
