package dev.slipway.practice;

import software.amazon.awssdk.services.ec2.Ec2Client;

/** Ec2 of the practice account. */
final class PracticeEc2 implements Ec2Client {

    private final PracticeAccount account;

    PracticeEc2(PracticeAccount account) {
        this.account = account;
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
