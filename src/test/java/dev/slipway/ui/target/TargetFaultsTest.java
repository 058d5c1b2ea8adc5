package dev.slipway.ui.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.Operation;
import dev.slipway.change.Pause;
import dev.slipway.change.Plan;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Verdict;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.AwsProblem;
import dev.slipway.cloud.CallLog;
import dev.slipway.cloud.Clients;
import dev.slipway.parts.Applying;
import dev.slipway.parts.BadLuck;
import dev.slipway.pipeline.Cidr;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.Placement;
import dev.slipway.pipeline.RepositoryName;
import dev.slipway.practice.PracticeAccount;
import dev.slipway.practice.PracticeClock;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole of step 2 in an empty account, with bad luck at each of its calls. */
class TargetFaultsTest {

    /** Struck once all calls have had their turn. */
    private static final String NOTHING = "";
    private static final String REGION = "ap-northeast-1";
    private static final TargetWish WISH = new TargetWish(
            Pipeline.defaults(new RepositoryName("learner", "my-app"), "main")
                    .withPlacement(Placement.defaults().withBalanced(true)), Cidr.of("203.0.113.7"));

    @TempDir
    private Path folder;
    private final PracticeClock clock = PracticeClock.still(Instant.parse("2026-11-23T09:00:00Z"));

    @ParameterizedTest(name = "cut off on the way back: {0}")
    @ValueSource(booleans = {false, true})
    void afterBadLuckAtAnyCallTheNextPlanGoesOnAndMakesNothingTwice(boolean isCarriedOut) throws ProblemException {
        String untroubled = made(Integer.MAX_VALUE, isCarriedOut, new TreeSet<>());
        Set<String> struck = new TreeSet<>();
        for (int call = 1; !struck.contains(NOTHING); call++) {
            assertEquals(untroubled, made(call, isCarriedOut, struck), "bad luck at call " + call);
        }
        assertTrue(struck.containsAll(Set.of("CreateRepositoryRequest", "CreateLogGroupRequest", "CreateRoleRequest",
                "CreateServiceLinkedRoleRequest", "CreateClusterRequest", "CreateVpcRequest", "CreateSubnetRequest",
                "ModifySubnetAttributeRequest", "CreateInternetGatewayRequest", "AttachInternetGatewayRequest",
                "CreateRouteRequest", "CreateSecurityGroupRequest", "AuthorizeSecurityGroupIngressRequest",
                "DescribeVpcsRequest", "GetServiceQuotaRequest")), struck::toString);
    }

    /** What is there in the end, counted. */
    private String made(int call, boolean isCarriedOut, Set<String> struck) throws ProblemException {
        Clients clients = PracticeAccount.withoutDefaultVpc(clock, REGION).clients();
        BadLuck luck = new BadLuck();
        Account account = Account.connect(luck.around(clients), REGION, new CallLog(clock));
        Operation<TargetWish> target = TargetSetup.of(account, Pause.none());
        luck.at(call, isCarriedOut);
        Optional<ProblemException> failure = failure(target);
        failure.ifPresent(it -> assertInstanceOf(AwsProblem.Offline.class, it.problem(), luck.struck()));
        struck.add(luck.struck());
        luck.never();
        if (failure.isPresent()) {
            assertInstanceOf(Verdict.Proven.class, new Applying(folder).make(target, WISH), luck.struck());
        }
        Plan<TargetWish> last = target.plan(WISH);
        assertTrue(last.isAllKept(), () -> luck.struck() + ": " + last.toMake());
        return counted(clients);
    }

    private Optional<ProblemException> failure(Operation<TargetWish> target) {
        try {
            new Applying(folder).make(target, WISH);
            return Optional.empty();
        } catch (ProblemException e) {
            return Optional.of(e);
        }
    }

    private static String counted(Clients in) {
        var groups = in.ec2().describeSecurityGroups().securityGroups();
        return "repositories " + in.ecr().describeRepositories().repositories().size()
                + ", log groups " + in.logs().describeLogGroups().logGroups().size()
                + ", roles " + in.iam().listRoles().roles().size()
                + ", clusters " + in.ecs().listClusters().clusterArns().size()
                + ", VPCs " + in.ec2().describeVpcs().vpcs().size()
                + ", subnets " + in.ec2().describeSubnets().subnets().size()
                + ", gateways " + in.ec2().describeInternetGateways().internetGateways().size()
                + ", groups " + groups.size()
                + ", inbound rules " + groups.stream().mapToInt(group -> group.ipPermissions().size()).sum();
    }
}
