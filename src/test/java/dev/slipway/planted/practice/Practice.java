package dev.slipway.planted.practice;

import dev.slipway.planted.target.Violation;

/** Planted: the practice account shares code with what it stands in for. */
public record Practice(Violation feature) {}
