package dev.slipway.target;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipway.change.Pause;
import dev.slipway.change.Plan;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Subject;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.CallLog;
import dev.slipway.cloud.Clients;
import dev.slipway.parts.Applying;
import dev.slipway.pipeline.Network;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.RepositoryName;
import dev.slipway.practice.PracticeAccount;
import dev.slipway.practice.PracticeClock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Vpc;

/** In practice, on an account whose default VPC somebody has deleted, and on one that still has it. */
class PracticeNetworkTest extends NetworkSetups {

    private final PracticeClock clock = PracticeClock.still(Instant.parse("2026-11-23T09:00:00Z"));
    private final Clients withoutVpc = PracticeAccount.withoutDefaultVpc(clock, REGION).clients();

    @Override
    Clients clients() {
        return withoutVpc;
    }

    @Test
    void theDefaultVpcAndItsPublicSubnetsAreUsedWhereTheyAre() throws ProblemException {
        Account usual = Account.connect(new PracticeAccount(clock, REGION).clients(), REGION, new CallLog(clock));
        NetworkSetup setup = new NetworkSetup(usual, Pause.none());
        NetworkRequest wanted = NetworkRequest.of(
                Pipeline.defaults(new RepositoryName("me", "my-app"), "main"));

        Plan<NetworkRequest> plan = setup.plan(wanted);
        new Applying(folder).apply(setup, plan);

        assertEquals(List.of(Subject.Kind.SECURITY_GROUP),
                plan.toMake().stream().map(change -> change.what().kind()).toList());
        Vpc vpc = usual.ec2().describeVpcs(r -> {}).vpcs().getFirst();
        Network network = new NetworkFinder(usual).find(wanted).orElseThrow();
        assertEquals(vpc.vpcId(), network.vpcId());
        assertEquals(1, usual.ec2().describeVpcs(r -> {}).vpcs().size());
    }
}
