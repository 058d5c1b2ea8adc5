package dev.slipway.planted.pipeline;

import dev.slipway.planted.cloud.Cloud;

/** Planted: an arrow that points up. */
record KnowsCloud(Cloud cloud) {}
