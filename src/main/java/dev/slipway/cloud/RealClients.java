package dev.slipway.cloud;

import dev.slipway.change.ProblemException;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;

/** The SDK's clients that really go out. */
public final class RealClients {

    private RealClients() {}

    /**
     * Clients for a connection; nothing is sent yet.
     *
     * @throws ProblemException an {@link AwsProblem} when the profile can be seen to be unusable
     */
    public static Clients open(Connection connection, Profiles profiles) throws ProblemException {
        ClientSettings settings = new ClientSettings(connection, profiles);
        AwsCredentialsProvider credentials = new CredentialSources(settings).of(connection);
        return new Clients(settings.sts(credentials), settings.client(IamClient.builder(), credentials),
                settings.client(EcrClient.builder(), credentials), settings.client(EcsClient.builder(), credentials),
                settings.client(Ec2Client.builder(), credentials),
                settings.client(CloudWatchLogsClient.builder(), credentials),
                settings.client(ElasticLoadBalancingV2Client.builder(), credentials),
                settings.client(ServiceQuotasClient.builder(), credentials));
    }
}
