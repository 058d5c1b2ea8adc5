package dev.slipway.parts;

import dev.slipway.cloud.Clients;
import dev.slipway.cloud.Intercepted;
import java.net.ConnectException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.sts.StsClient;

/** AWS clients of which some operations refuse, by the operation's name ({@code CreateCluster}). */
public final class Refusing {

    private final Map<String, Supplier<RuntimeException>> refused = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();

    /** The same clients, refusing what they are told to. */
    public Clients around(Clients clients) {
        return new Clients(wrapped(StsClient.class, clients.sts()), wrapped(IamClient.class, clients.iam()),
                wrapped(EcrClient.class, clients.ecr()), wrapped(EcsClient.class, clients.ecs()),
                wrapped(Ec2Client.class, clients.ec2()), wrapped(CloudWatchLogsClient.class, clients.logs()),
                wrapped(ElasticLoadBalancingV2Client.class, clients.elb()),
                wrapped(ServiceQuotasClient.class, clients.quotas()));
    }

    /** From now on nobody may do this. */
    public Refusing deny(String operation) {
        return answer(operation, 400, "AccessDeniedException",
                "User: arn:aws:iam::123456789012:user/learner is not authorized to perform: " + operation);
    }

    /** From now on this is throttled. */
    public Refusing throttle(String operation) {
        return answer(operation, 400, "ThrottlingException", "Rate exceeded");
    }

    /** From now on nobody is reached for this. */
    public Refusing cutOff(String operation) {
        refused.put(operation, () -> SdkClientException.create("no way there", new ConnectException("refused")));
        return this;
    }

    /** From now on the service answers so. */
    public Refusing answer(String operation, int status, String code, String message) {
        refused.put(operation, () -> AwsServiceException.builder().statusCode(status).message(message)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage(message)
                        .serviceName(operation).build()).build());
        return this;
    }

    /** From now on its answers, and its refusals, are on the way until it is allowed. */
    public Refusing hold(String operation) {
        held.put(operation, new CountDownLatch(1));
        return this;
    }

    /** From now on it is answered again. */
    public Refusing allow(String operation) {
        refused.remove(operation);
        return release(operation);
    }

    /** From now on what is on the way arrives. */
    public Refusing release(String operation) {
        Optional.ofNullable(held.remove(operation)).ifPresent(CountDownLatch::countDown);
        return this;
    }

    private void await(String operation) {
        try {
            if (held.containsKey(operation)) {
                held.get(operation).await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private <C extends SdkClient> C wrapped(Class<C> client, C real) {
        return Intercepted.client(client, real, (request, call) -> {
            String name = request.getClass().getSimpleName();
            String operation = name.substring(0, name.length() - "Request".length());
            Supplier<RuntimeException> refusal = refused.get(operation);
            if (refusal != null) {
                await(operation);
                throw refusal.get();
            }
            Object answer = call.get();
            await(operation);
            return answer;
        });
    }
}
