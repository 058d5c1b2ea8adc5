package dev.slipway.cloud;

import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
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
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * How clients that really go out are made: where they go (AWS, or the emulator that AWS_ENDPOINT_URL or the profile
 * names), how long they wait, how often they try. Proxies and trusted certificates are those of this Java.
 */
record ClientSettings(Connection connection, Profiles profiles) {

    /** Whoever is offline is told within three seconds. */
    private static final Duration CONNECT = Duration.ofMillis(2_500);
    private static final Duration READ = Duration.ofSeconds(20);
    private static final Duration WHOLE_CALL = Duration.ofSeconds(60);
    private static final Duration FIRST_ANSWER = Duration.ofSeconds(10);

    <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder,
                                                                                AwsCredentialsProvider credentials) {
        return client(builder, credentials, READ, AwsRetryStrategy.standardRetryStrategy());
    }

    /** For the first question of all: a second and third try to reach nobody would keep the user waiting. */
    StsClient sts(AwsCredentialsProvider credentials) {
        return client(StsClient.builder(), credentials, FIRST_ANSWER, DefaultRetryStrategy.standardStrategyBuilder()
                .maxAttempts(3).retryOnException(failure -> failure instanceof AwsServiceException answer
                        && (answer.isThrottlingException() || answer.statusCode() >= 500))
                .build());
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
            B builder, AwsCredentialsProvider credentials, Duration answer, RetryStrategy retries) {
        ClientOverrideConfiguration settings = ClientOverrideConfiguration.builder().apiCallTimeout(WHOLE_CALL)
                .apiCallAttemptTimeout(answer).retryStrategy(retries).addExecutionInterceptor(new TellsWhere(connection.profile().orElse("")))
                .defaultProfileFile(profiles.file())
                .defaultProfileName(connection.profile().orElse(profiles.current())).build();
        return builder.region(Region.of(connection.region())).credentialsProvider(credentials)
                .overrideConfiguration(settings)
                .httpClientBuilder(UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(READ))
                .build();
    }

    /** Tells a failure which call it was, where it went and for whom. */
    private record TellsWhere(String profile) implements ExecutionInterceptor {

        @Override
        public void onExecutionFailure(Context.FailedExecution failed, ExecutionAttributes attributes) {
            String host = failed.httpRequest().map(SdkHttpRequest::host).orElse("");
            CallFacts.add(failed.exception(), new CallFacts(operation(failed.request()), host, profile));
        }

        private static String operation(SdkRequest request) {
            return request instanceof AwsRequest aws ? AwsCommand.action(aws) : "";
        }
    }
}
