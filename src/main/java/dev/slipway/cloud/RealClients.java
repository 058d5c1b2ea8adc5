package dev.slipway.cloud;

import dev.slipway.change.ProblemException;
import java.time.Duration;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * The SDK's clients that really go out: to AWS, or to the emulator that AWS_ENDPOINT_URL names. They honour the proxies
 * of the environment and of the system, and the certificates that this Java trusts.
 */
public final class RealClients {

    /** Whoever is offline is told within three seconds. */
    private static final Duration CONNECT = Duration.ofMillis(2_500);
    private static final Duration READ = Duration.ofSeconds(20);
    private static final Duration WHOLE_CALL = Duration.ofSeconds(60);

    private final Connection connection;
    private final Profiles profiles;
    private final Credentials credentials;

    private RealClients(Connection connection, Profiles profiles, Credentials credentials) {
        this.connection = connection;
        this.profiles = profiles;
        this.credentials = credentials;
    }

    /**
     * Clients for a connection; nothing is sent yet.
     *
     * @throws ProblemException an {@link AwsProblem} when the profile can be seen to be unusable
     */
    public static Clients open(Connection connection, Profiles profiles) throws ProblemException {
        RealClients real = new RealClients(connection, profiles, Credentials.of(connection, profiles));
        RetryStrategy patient = AwsRetryStrategy.standardRetryStrategy();
        return new Clients(real.build(StsClient.builder(), onlyWhenAnswered()),
                real.build(IamClient.builder(), patient), real.build(EcrClient.builder(), patient),
                real.build(EcsClient.builder(), patient), real.build(Ec2Client.builder(), patient),
                real.build(CloudWatchLogsClient.builder(), patient));
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(B builder,
                                                                                      RetryStrategy retries) {
        ClientOverrideConfiguration.Builder settings = ClientOverrideConfiguration.builder()
                .apiCallTimeout(WHOLE_CALL).retryStrategy(retries).addExecutionInterceptor(new TellsWhere())
                .defaultProfileFile(profiles.file())
                .defaultProfileName(connection.profile().orElse(profiles.current()));
        return builder.region(Region.of(connection.region())).credentialsProvider(credentials)
                .overrideConfiguration(settings.build())
                .httpClientBuilder(UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(READ))
                .build();
    }

    /** For the first question of all: a second and third try to reach nobody would keep the user waiting. */
    private static RetryStrategy onlyWhenAnswered() {
        return DefaultRetryStrategy.standardStrategyBuilder().maxAttempts(3)
                .retryOnException(failure -> failure instanceof AwsServiceException answer
                        && (answer.isThrottlingException() || answer.statusCode() >= 500))
                .build();
    }

    /** Tells a failure which call it was, where it went and for whom. */
    private final class TellsWhere implements ExecutionInterceptor {

        @Override
        public void onExecutionFailure(Context.FailedExecution failed, ExecutionAttributes attributes) {
            String host = failed.httpRequest().map(request -> request.host()).orElse("");
            CallFacts.add(failed.exception(),
                    new CallFacts(operation(failed.request()), host, connection.profile().orElse("")));
        }

        private String operation(SdkRequest request) {
            return request instanceof AwsRequest aws ? AwsCommand.action(aws) : "";
        }
    }
}
