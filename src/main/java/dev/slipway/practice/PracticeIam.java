package dev.slipway.practice;

import software.amazon.awssdk.services.iam.IamClient;

/** Iam of the practice account. */
final class PracticeIam implements IamClient {

    private final PracticeAccount account;

    PracticeIam(PracticeAccount account) {
        this.account = account;
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
