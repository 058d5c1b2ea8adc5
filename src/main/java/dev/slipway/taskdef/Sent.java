package dev.slipway.taskdef;

import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Aws;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;

/**
 * What the SDK sends to register a task definition, byte for byte: an SDK client of its own writes the request, and
 * nothing leaves this computer. Making the client takes a moment the first time.
 */
public final class Sent {

    /** What AWS takes at most, in bytes. */
    public static final int MOST_BYTES = DocumentRules.MOST_BYTES;

    private final KeepingClient http = new KeepingClient();
    private EcsClient ecs;

    /**
     * The body of the call.
     *
     * @throws ProblemException when the SDK refuses to write it
     */
    public synchronized byte[] body(RegisterTaskDefinitionRequest request) throws ProblemException {
        if (ecs == null) {
            // neither the user's files nor credentials have a say in what a body looks like
            ecs = EcsClient.builder().region(Region.US_EAST_1).httpClient(http)
                    .credentialsProvider(AnonymousCredentialsProvider.create())
                    .overrideConfiguration(it -> it.defaultProfileFile(ProfileFile.builder()
                            .content(new ByteArrayInputStream(new byte[0])).type(ProfileFile.Type.CONFIGURATION)
                            .build()))
                    .build();
        }
        Aws.call(() -> ecs.registerTaskDefinition(request));
        return http.body;
    }

    /** Keeps what it is given to send, and answers as if an empty answer had come. */
    private static final class KeepingClient implements SdkHttpClient {

        private byte[] body = {};

        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            return new ExecutableHttpRequest() {
                @Override
                public HttpExecuteResponse call() throws IOException {
                    try (InputStream content = request.contentStreamProvider().orElseThrow().newStream()) {
                        body = content.readAllBytes();
                    }
                    return HttpExecuteResponse.builder().response(SdkHttpResponse.builder().statusCode(200).build())
                            .responseBody(AbortableInputStream.create(new ByteArrayInputStream(
                                    "{}".getBytes(StandardCharsets.UTF_8)))).build();
                }

                @Override
                public void abort() {
                    // nothing is under way
                }
            };
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
