package dev.slipway.planted.workflow;

/** Planted: a feature that knows another one. */
public record Violation(dev.slipway.planted.identity.Violation other) {}
