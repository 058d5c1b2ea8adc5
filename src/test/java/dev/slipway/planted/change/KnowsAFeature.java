package dev.slipway.planted.change;

import dev.slipway.planted.identity.Violation;

/** Planted: the floor looks up; two packages know each other. */
public record KnowsAFeature(Violation feature) {}
