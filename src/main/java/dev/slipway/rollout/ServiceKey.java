package dev.slipway.rollout;

/** A service of one account and region. */
public record ServiceKey(String account, String region, ServiceName service) {}
