package dev.slipway.ui.target;

import static dev.slipway.change.Subject.Kind.CLUSTER;
import static dev.slipway.change.Subject.Kind.INTERNET_GATEWAY;
import static dev.slipway.change.Subject.Kind.LOG_GROUP;
import static dev.slipway.change.Subject.Kind.REPOSITORY;
import static dev.slipway.change.Subject.Kind.ROLE;
import static dev.slipway.change.Subject.Kind.ROLE_POLICY;
import static dev.slipway.change.Subject.Kind.ROUTE;
import static dev.slipway.change.Subject.Kind.SECURITY_GROUP;
import static dev.slipway.change.Subject.Kind.SERVICE_LINKED_ROLE;
import static dev.slipway.change.Subject.Kind.SUBNET;
import static dev.slipway.change.Subject.Kind.VPC;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.Operation;
import dev.slipway.change.Pause;
import dev.slipway.change.Plan;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Subject;
import dev.slipway.change.Verdict;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.CallLog;
import dev.slipway.cloud.Clients;
import dev.slipway.parts.Applying;
import dev.slipway.parts.MotoServer;
import dev.slipway.parts.Needs;
import dev.slipway.parts.Part;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.RepositoryName;
import dev.slipway.practice.PracticeAccount;
import dev.slipway.practice.PracticeClock;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** An account in which nobody ever used ECS and somebody has deleted the default VPC. */
class EmptyAccountTest {

    private static final String REGION = "ap-northeast-1";
    private static final List<Subject.Kind> EVERYTHING = List.of(REPOSITORY, LOG_GROUP, ROLE, ROLE_POLICY, ROLE_POLICY,
            SERVICE_LINKED_ROLE, CLUSTER, VPC, SUBNET, SUBNET, INTERNET_GATEWAY, ROUTE, SECURITY_GROUP);

    @TempDir
    private Path folder;

    @Test
    void inPracticeItGetsANetworkAndTheRoleOfEcsAndIsThenLeftAsItIs() throws ProblemException {
        getsEverythingAndIsThenLeftAsItIs(PracticeAccount.withoutDefaultVpc(
                PracticeClock.still(Instant.parse("2026-11-23T09:00:00Z")), REGION).clients());
    }

    @Test
    @Needs(Part.MOTO)
    void onMotoItGetsANetworkAndTheRoleOfEcsAndIsThenLeftAsItIs() throws ProblemException {
        try (MotoServer moto = MotoServer.start()) {
            deleteDefaultVpc(moto.clients().ec2());
            getsEverythingAndIsThenLeftAsItIs(moto.clients());
        }
    }

    private void getsEverythingAndIsThenLeftAsItIs(Clients clients) throws ProblemException {
        Account account = Account.connect(clients, REGION, new CallLog(InstantSource.system()));
        Operation<TargetWish> target = TargetSetup.of(account, Pause.none());
        Pipeline pipeline = Pipeline.defaults(new RepositoryName("learner", "my-app"), "main");

        Plan<TargetWish> plan = target.plan(TargetWish.of(pipeline));

        assertEquals(EVERYTHING, plan.toMake().stream().map(change -> change.what().kind()).toList());
        assertInstanceOf(Verdict.Proven.class, new Applying(folder).make(target, TargetWish.of(pipeline)));
        assertTrue(target.plan(TargetWish.of(pipeline)).isAllKept());
        assertEquals(EVERYTHING.size(), target.plan(TargetWish.of(pipeline)).changes().size());
    }

    private static void deleteDefaultVpc(Ec2Client ec2) {
        ec2.describeInternetGateways().internetGateways().forEach(gateway -> {
            gateway.attachments().forEach(attachment -> ec2.detachInternetGateway(
                    r -> r.internetGatewayId(gateway.internetGatewayId()).vpcId(attachment.vpcId())));
            ec2.deleteInternetGateway(r -> r.internetGatewayId(gateway.internetGatewayId()));
        });
        ec2.describeSubnets().subnets().forEach(subnet -> ec2.deleteSubnet(r -> r.subnetId(subnet.subnetId())));
        ec2.describeVpcs().vpcs().forEach(vpc -> ec2.deleteVpc(r -> r.vpcId(vpc.vpcId())));
        assertEquals(List.of(), ec2.describeVpcs().vpcs());
    }
}
