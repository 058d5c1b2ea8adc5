package dev.slipway.practice;

import dev.slipway.reach.OwnAddress;

/** Answers as AWS's check-address service would, with an address that is set aside for examples (RFC 5737). */
public final class PracticeOwnAddress implements OwnAddress {

    @Override
    public String asked() {
        return "checkip.amazonaws.com";
    }

    @Override
    public dev.slipway.pipeline.Cidr ask() {
        return dev.slipway.pipeline.Cidr.of("198.51.100.7").orElseThrow();
    }
}
