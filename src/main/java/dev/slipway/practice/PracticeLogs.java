package dev.slipway.practice;

import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/** Logs of the practice account. */
final class PracticeLogs implements CloudWatchLogsClient {

    private final PracticeAccount account;

    PracticeLogs(PracticeAccount account) {
        this.account = account;
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
