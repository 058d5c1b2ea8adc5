package dev.slipway.parts;

import dev.slipway.cloud.Clients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.sts.StsClient;

/** One moto, an AWS stand-in that others wrote, in a process of its own; one for each test class. */
public final class MotoServer implements AutoCloseable {

    /** The region that {@link #clients} speak to. */
    public static final String REGION = "ap-northeast-1";

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration END_LIMIT = Duration.ofSeconds(30);
    private static final Duration START_STEP = Duration.ofMillis(100);

    private final Process process;
    private final Path output;
    private final URI endpoint;
    private final SdkHttpClient http = UrlConnectionHttpClient.create();

    private final MotoControls controls;

    private MotoServer(Process process, Path output, URI endpoint) {
        this.controls = new MotoControls(endpoint);
        this.process = process;
        this.output = output;
        this.endpoint = endpoint;
    }

    /** Starts one that src/test/moto has taught what moto lacks, and waits until it answers. */
    public static MotoServer start() {
        return start(environment -> environment.remove("SLIPWAY_TEST_REGISTRY"), launcher());
    }

    /** Starts one as {@link #start}, in which a rollout goes one step on whenever its time is moved by five seconds. */
    public static MotoServer startWithSlowRollouts() {
        return start(environment -> {
            environment.remove("SLIPWAY_TEST_REGISTRY");
            environment.put("SLIPWAY_TEST_ROLLOUT_STEP", "5");
            // they take a second after each reset, and no rollout needs them
            environment.put("MOTO_IAM_LOAD_MANAGED_POLICIES", "false");
        }, launcher());
    }

    /** Starts one as its authors made it: what it says of AWS does not come from us. */
    public static MotoServer startUnaltered() {
        return start(_ -> {}, "-m", "moto.server");
    }

    /**
     * Starts one as {@link #start}, whose ECR is the test registry and whose tasks really run their images in the Docker
     * engine, each on a loopback address of its own. For tests that need {@link Part#REGISTRY} and {@link Part#DOCKER}.
     */
    public static MotoServer startOnRealParts() {
        return start(environment -> environment.put("SLIPWAY_TEST_RUN_IMAGES", "1"), launcher());
    }

    private static String launcher() {
        return Path.of(System.getProperty("slipway.basedir", ""), "src/test/moto/launcher.py").toString();
    }

    private static MotoServer start(Consumer<Map<String, String>> changes, String... program) {
        try {
            Path output = Files.createTempFile("moto", ".log");
            int port = freePort();
            List<String> command = new ArrayList<>(List.of("python3"));
            command.addAll(List.of(program));
            command.addAll(List.of("-H", "127.0.0.1", "-p", String.valueOf(port)));
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().put("MOTO_IAM_LOAD_MANAGED_POLICIES", "true");
            changes.accept(builder.environment());
            var server = new MotoServer(builder.start(), output, URI.create("http://127.0.0.1:" + port));
            server.awaitAnswer();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI endpoint() {
        return endpoint;
    }

    /** The SDK's clients, speaking to this moto. */
    public Clients clients() {
        return clients(AwsBasicCredentials.create("testing", "testing"));
    }

    /** The same with credentials that moto gave. */
    public Clients clients(AwsCredentials credentials) {
        return new Clients(pointed(StsClient.builder(), credentials), pointed(IamClient.builder(), credentials),
                pointed(EcrClient.builder(), credentials), pointed(EcsClient.builder(), credentials),
                pointed(Ec2Client.builder(), credentials), pointed(CloudWatchLogsClient.builder(), credentials),
                pointed(ElasticLoadBalancingV2Client.builder(), credentials),
                pointed(ServiceQuotasClient.builder(), credentials));
    }

    /** From now on everybody may do only what their policies allow, and {@link #clients()} are nobody. */
    public void authorize() {
        resetAuthorization("0");
    }

    /** From now on everybody may do everything, as in the beginning. */
    public void letEverybodyIn() {
        resetAuthorization("inf");
    }

    /** Forgets everything that was made. */
    public void reset() {
        controls.reset();
    }

    /** For one that is not unaltered. */
    public MotoControls controls() {
        return controls;
    }

    @Override
    public void close() {
        controls.close();
        process.destroy();
        http.close();
        try {
            if (!process.waitFor(END_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            Files.deleteIfExists(output);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C pointed(B builder,
                                                                                       AwsCredentials credentials) {
        return builder.region(Region.of(REGION)).endpointOverride(endpoint).httpClient(http)
                .credentialsProvider(StaticCredentialsProvider.create(credentials)).build();
    }

    private void resetAuthorization(String callsBefore) {
        var request = HttpRequest.newBuilder(endpoint.resolve("/moto-api/reset-auth"))
                .header("Content-Type", "text/plain").POST(HttpRequest.BodyPublishers.ofString(callsBefore)).build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status != 200) {
                throw new IllegalStateException("moto answered " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void awaitAnswer() throws IOException {
        Instant limit = Instant.now().plus(START_LIMIT);
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (!answers(client)) {
                if (!process.isAlive() || Instant.now().isAfter(limit)) {
                    String said = Files.readString(output);
                    close();
                    throw new IllegalStateException("moto did not start. It said:\n" + said);
                }
                Thread.sleep(START_STEP);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
            throw new IllegalStateException("interrupted while moto started", e);
        }
    }

    private boolean answers(HttpClient client) throws InterruptedException {
        var request = HttpRequest.newBuilder(endpoint.resolve("/moto-api/")).timeout(Duration.ofSeconds(5)).build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
