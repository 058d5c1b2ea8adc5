package dev.slipway.planted.diagnosis;

/** Planted: a feature that knows another one. */
public record Violation(dev.slipway.planted.identity.Violation other) {}
