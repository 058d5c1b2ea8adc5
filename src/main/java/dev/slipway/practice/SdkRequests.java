package dev.slipway.practice;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cloud.AwsCommand;
import dev.slipway.cloud.Clients;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.sts.StsClient;

/** The requests that the services of an account take, found by their names and sent as what they are. */
final class SdkRequests {

    /** By the CLI's names of the services. */
    private static final Map<String, Class<? extends SdkClient>> SERVICES = Map.of("sts", StsClient.class,
            "iam", IamClient.class, "ecr", EcrClient.class, "ecs", EcsClient.class, "ec2", Ec2Client.class,
            "logs", CloudWatchLogsClient.class, "elbv2", ElasticLoadBalancingV2Client.class,
            "service-quotas", ServiceQuotasClient.class);

    /** By service and operation: {@code ecs CreateCluster}. */
    private final Map<String, Method> operations = new HashMap<>();

    SdkRequests() {
        SERVICES.forEach((service, client) -> Arrays.stream(client.getMethods())
                .filter(method -> method.getParameterCount() == 1 && !method.getName().endsWith("Paginator")
                        && AwsRequest.class.isAssignableFrom(method.getParameterTypes()[0]))
                .forEach(method -> operations.put(service + " " + name(method.getParameterTypes()[0]), method)));
    }

    private static String name(Class<?> request) {
        String name = request.getSimpleName();
        return name.substring(0, name.length() - "Request".length());
    }

    /**
     * The request that this JSON stands for.
     *
     * @param operation {@code CreateCluster}
     * @throws IllegalArgumentException when there is no such operation or it does not take that
     */
    AwsRequest read(String service, String operation, JsonNode json) {
        try {
            Object builder = method(service, operation).getParameterTypes()[0].getMethod("builder").invoke(null);
            return (AwsRequest) SdkJson.read(json, (SdkPojo) builder);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("every request of the SDK has a builder", e);
        }
    }

    /** Sends it to the client that takes it; throws what that throws. */
    void send(AwsRequest request, Clients clients) {
        try {
            String service = AwsCommand.service(request);
            method(service, name(request.getClass())).invoke(client(service, clients), request);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException exception) {
                throw exception;
            }
            throw (Error) e.getCause();
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("the SDK's interfaces are public", e);
        }
    }

    private Method method(String service, String operation) {
        Method method = operations.get(service + " " + operation);
        if (method == null) {
            throw new IllegalArgumentException("there is no operation "
                    + JournalFields.brief(service + " " + operation));
        }
        return method;
    }

    private static SdkClient client(String service, Clients clients) {
        return switch (service) {
            case "sts" -> clients.sts();
            case "iam" -> clients.iam();
            case "ecr" -> clients.ecr();
            case "ecs" -> clients.ecs();
            case "ec2" -> clients.ec2();
            case "logs" -> clients.logs();
            case "elbv2" -> clients.elb();
            default -> clients.quotas();
        };
    }
}
