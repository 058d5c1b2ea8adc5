package dev.slipway.practice;

import software.amazon.awssdk.services.ecs.EcsClient;

/** Ecs of the practice account. */
final class PracticeEcs implements EcsClient {

    private final PracticeAccount account;

    PracticeEcs(PracticeAccount account) {
        this.account = account;
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
