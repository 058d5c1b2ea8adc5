package dev.slipway.parts;

import dev.slipway.cloud.Clients;
import dev.slipway.cloud.Intercepted;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.iam.IamClient;

/** AWS clients in the middle of whose writes the program dies: nobody writes a line of a ledger any more. */
public final class Dying {

    private int writesLeft = Integer.MAX_VALUE;
    private boolean isSent;
    private int writes;

    /** The end of the program; no code expects it. */
    public static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** From now on it dies at the n-th write from here, counted from 1, before or after it was sent. */
    public void at(int write, boolean afterSending) {
        writesLeft = write;
        isSent = afterSending;
    }

    /** From now on it lives. */
    public void never() {
        writesLeft = Integer.MAX_VALUE;
    }

    /** How many writes there have been. */
    public int writes() {
        return writes;
    }

    public Clients around(Clients clients) {
        return new Clients(clients.sts(), wrapped(IamClient.class, clients.iam()),
                wrapped(EcrClient.class, clients.ecr()), wrapped(EcsClient.class, clients.ecs()),
                wrapped(Ec2Client.class, clients.ec2()), wrapped(CloudWatchLogsClient.class, clients.logs()),
                wrapped(ElasticLoadBalancingV2Client.class, clients.elb()), clients.quotas());
    }

    private <C extends SdkClient> C wrapped(Class<C> client, C real) {
        return Intercepted.client(client, real, (request, call) -> {
            String name = request.getClass().getSimpleName();
            if (Stream.of("Describe", "List", "Get", "Batch", "Simulate").anyMatch(name::startsWith)) {
                return call.get();
            }
            writes++;
            writesLeft--;
            if (writesLeft == 0 && !isSent) {
                throw new Death();
            }
            Object answer = call.get();
            if (writesLeft == 0) {
                throw new Death();
            }
            return answer;
        });
    }
}
