package dev.slipway.taskdef;

/** Where a container's log goes with the awslogs driver; missing texts are empty. */
public record AwsLogs(String group, String region, String streamPrefix) {}
