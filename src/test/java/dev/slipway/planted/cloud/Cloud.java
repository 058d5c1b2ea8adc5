package dev.slipway.planted.cloud;

import dev.slipway.planted.identity.Violation;

/** Planted: an account that knows a feature. */
public record Cloud(Violation feature) {}
