package dev.slipway.planted.target;

/** Planted: a feature that knows another one. */
public record Violation(dev.slipway.planted.identity.Violation other) {}
