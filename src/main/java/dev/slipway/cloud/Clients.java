package dev.slipway.cloud;

import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.sts.StsClient;

/** The SDK's clients for one account and region, whoever answers them. */
public record Clients(StsClient sts, IamClient iam, EcrClient ecr, EcsClient ecs, Ec2Client ec2,
                      CloudWatchLogsClient logs, ElasticLoadBalancingV2Client elb, ServiceQuotasClient quotas) {

    /** The same clients, each call written to the log. */
    public Clients recordedIn(CallLog log) {
        return new Clients(log.recording(StsClient.class, sts), log.recording(IamClient.class, iam),
                log.recording(EcrClient.class, ecr), log.recording(EcsClient.class, ecs),
                log.recording(Ec2Client.class, ec2), log.recording(CloudWatchLogsClient.class, logs),
                log.recording(ElasticLoadBalancingV2Client.class, elb),
                log.recording(ServiceQuotasClient.class, quotas));
    }
}
