package dev.slipway.planted.taskdef;

import dev.slipway.planted.identity.Violation;

/** Planted: the document knows who uses it. */
record KnowsAFeature(Violation feature) {}
