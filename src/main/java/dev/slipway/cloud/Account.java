package dev.slipway.cloud;

import dev.slipway.change.ProblemException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.sts.StsClient;

/** One AWS account and region as the features see it. */
public final class Account {

    private final Caller caller;
    private final String region;
    private final Clients clients;

    private Account(Caller caller, String region, Clients clients) {
        this.caller = caller;
        this.region = region;
        this.clients = clients;
    }

    /**
     * Asks who we are; every call from here on is written to the log.
     *
     * @throws ProblemException an {@link AwsProblem} when AWS does not say who we are
     */
    public static Account connect(Clients clients, String region, CallLog log) throws ProblemException {
        Clients recorded = clients.recordedIn(log);
        return new Account(caller(recorded, region), region, recorded);
    }

    /** An endpoint of a region that is not enabled answers as if it were the credentials. */
    private static Caller caller(Clients clients, String region) throws ProblemException {
        try {
            return Aws.call(() -> {
                var identity = clients.sts().getCallerIdentity();
                return new Caller(identity.account(), identity.arn());
            });
        } catch (ProblemException e) {
            if (e.problem() instanceof AwsProblem.InvalidCredentials invalid && Regions.isOptIn(region)) {
                throw new ProblemException(new AwsProblem.RegionNotEnabled(region, invalid.message()), e);
            }
            throw e;
        }
    }

    public Caller caller() {
        return caller;
    }

    public String id() {
        return caller.account();
    }

    public String region() {
        return region;
    }

    /** The ARN of a regional resource: {@code arn("ecs", "cluster/my-app-cluster")}. */
    public String arn(String service, String resource) {
        return "arn:" + caller.partition() + ":" + service + ":" + region + ":" + id() + ":" + resource;
    }

    /** The ARN of an IAM resource, which has no region: {@code iamArn("role/ecsTaskExecutionRole")}. */
    public String iamArn(String resource) {
        return "arn:" + caller.partition() + ":iam::" + id() + ":" + resource;
    }

    public StsClient sts() {
        return clients.sts();
    }

    public IamClient iam() {
        return clients.iam();
    }

    public EcrClient ecr() {
        return clients.ecr();
    }

    public EcsClient ecs() {
        return clients.ecs();
    }

    public Ec2Client ec2() {
        return clients.ec2();
    }

    public CloudWatchLogsClient logs() {
        return clients.logs();
    }

    public ElasticLoadBalancingV2Client elb() {
        return clients.elb();
    }

    public ServiceQuotasClient quotas() {
        return clients.quotas();
    }
}
