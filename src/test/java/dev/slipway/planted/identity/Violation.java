package dev.slipway.planted.identity;

/** Planted: a feature that knows another one; target knows it in turn, so that they make a cycle. */
public record Violation(dev.slipway.planted.target.Violation other) {}
