package dev.slipway.practice;

import software.amazon.awssdk.services.ecr.EcrClient;

/** Ecr of the practice account. */
final class PracticeEcr implements EcrClient {

    private final PracticeAccount account;

    PracticeEcr(PracticeAccount account) {
        this.account = account;
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
