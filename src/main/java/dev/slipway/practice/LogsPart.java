package dev.slipway.practice;

import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/** Some of CloudWatch Logs' calls, answered from its state; {@link PracticeLogs} is all parts together. */
interface LogsPart extends CloudWatchLogsClient {

    LogsState state();
}
