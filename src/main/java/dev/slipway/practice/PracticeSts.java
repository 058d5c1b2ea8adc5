package dev.slipway.practice;

import software.amazon.awssdk.services.sts.StsClient;

/** Sts of the practice account. */
final class PracticeSts implements StsClient {

    private final PracticeAccount account;

    PracticeSts(PracticeAccount account) {
        this.account = account;
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
