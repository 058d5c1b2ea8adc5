package dev.slipway.parts;

import dev.slipway.cloud.Clients;
import dev.slipway.cloud.Intercepted;
import java.net.ConnectException;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;

/** AWS clients of which one call, read or write, is cut off: on its way there, or its answer on the way back. */
public final class BadLuck {

    private int callsLeft = Integer.MAX_VALUE;
    private boolean isCarriedOut;
    private String struck = "";

    /** From now on the n-th call from here, counted from 1, is cut off, before or after it was carried out. */
    public void at(int call, boolean carriedOut) {
        callsLeft = call;
        isCarriedOut = carriedOut;
        struck = "";
    }

    /** From now on everything arrives. */
    public void never() {
        callsLeft = Integer.MAX_VALUE;
    }

    /** Which call was cut off; empty while none was. */
    public String struck() {
        return struck;
    }

    public Clients around(Clients clients) {
        return new Clients(clients.sts(), wrapped(IamClient.class, clients.iam()),
                wrapped(EcrClient.class, clients.ecr()), wrapped(EcsClient.class, clients.ecs()),
                wrapped(Ec2Client.class, clients.ec2()), wrapped(CloudWatchLogsClient.class, clients.logs()),
                wrapped(ElasticLoadBalancingV2Client.class, clients.elb()),
                wrapped(ServiceQuotasClient.class, clients.quotas()));
    }

    private <C extends SdkClient> C wrapped(Class<C> client, C real) {
        return Intercepted.client(client, real, (request, call) -> {
            boolean strikes = --callsLeft == 0;
            if (strikes) {
                struck = request.getClass().getSimpleName();
            }
            if (strikes && !isCarriedOut) {
                throw cutOff();
            }
            Object answer = call.get();
            if (strikes) {
                throw cutOff();
            }
            return answer;
        });
    }

    private static SdkClientException cutOff() {
        return SdkClientException.create("no way there", new ConnectException("refused"));
    }
}
