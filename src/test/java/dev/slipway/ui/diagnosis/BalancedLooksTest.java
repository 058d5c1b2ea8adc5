package dev.slipway.ui.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipway.change.ProblemException;
import dev.slipway.parts.BalancedService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;

/** A service behind a load balancer: whether that is let in, and what it finds. */
class BalancedLooksTest {

    private LookedAt it;
    private String balancersGroup;

    @BeforeEach
    void makeTheAccount() throws ProblemException {
        it = new LookedAt();
        balancersGroup = it.account.ec2().createSecurityGroup(r -> r.groupName("balancer").description("balancer"))
                .groupId();
    }

    @Test
    void aPortThatNobodyIsLetInToIsFound() throws ProblemException {
        run("/api/hello");
        assertEquals("confirms SECURITY_GROUP_BLOCKS_PORT: look.port.closed", it.answer("look.port"));
    }

    @Test
    void theBalancersOwnGroupIsLetInAndAnotherDoesNotHelp() throws ProblemException {
        run("/api/hello");
        letIn(it.group);
        assertEquals("confirms SECURITY_GROUP_BLOCKS_PORT: look.port.others", it.answer("look.port"));
        letIn(balancersGroup);
        assertEquals("excludes: look.port.open", it.answer("look.port"));
    }

    @Test
    void aRangeIsNotJudgedUnlessItIsEverybody() throws ProblemException {
        run("/api/hello");
        letInRange("172.31.0.0/16");
        assertEquals("cannot tell: look.port.some", it.answer("look.port"));
        letInRange("0.0.0.0/0");
        assertEquals("excludes: look.port.open", it.answer("look.port"));
    }

    @Test
    void aTaskThatAnswersTheHealthCheckIsFine() throws ProblemException {
        letInRange("0.0.0.0/0");
        run("/api/hello");
        assertEquals("cannot tell: look.target.empty", it.answer("look.target"));
        it.pass(240);
        assertEquals("excludes: look.target.healthy", it.answer("look.target"));
    }

    @Test
    void aTaskThatFailsTheHealthCheckIsFound() throws ProblemException {
        letInRange("0.0.0.0/0");
        run("/nowhere");
        String seen = "";
        for (int second = 0; second < 300 && !seen.startsWith("confirms"); second += 5) {
            it.pass(5);
            seen = it.answer("look.target");
        }
        assertEquals("confirms TARGET_GROUP_UNHEALTHY: look.target.unhealthy", seen);
    }

    @Test
    void whatMayNotBeReadIsToldWithItsProblem() throws ProblemException {
        run("/api/hello");
        letIn(balancersGroup);
        it.refusing.deny("DescribeLoadBalancers").deny("DescribeTargetHealth");
        assertEquals("unread: AccessDenied", it.answer("look.port"));
        assertEquals("unread: AccessDenied", it.answer("look.target"));
    }

    private void run(String path) {
        var subnets = it.account.ec2().describeSubnets().subnets();
        String target = it.account.elb().createTargetGroup(r -> r.name("web").protocol(ProtocolEnum.HTTP).port(8080)
                .targetType("ip").vpcId(subnets.getFirst().vpcId()).healthCheckPath(path)).targetGroups().getFirst()
                .targetGroupArn();
        String balancer = it.account.elb().createLoadBalancer(r -> r.name("web").securityGroups(balancersGroup)
                .subnets(subnets.stream().map(Subnet::subnetId).toList())).loadBalancers().getFirst()
                .loadBalancerArn();
        it.account.elb().createListener(r -> r.loadBalancerArn(balancer).protocol(ProtocolEnum.HTTP).port(80)
                .defaultActions(Action.builder().type(ActionTypeEnum.FORWARD).targetGroupArn(target).build()));
        it.running(_ -> {}, _ -> {}, "ENABLED", BalancedService.to(target, "api", 8080));
    }

    private void letIn(String group) {
        letIn(IpPermission.builder().userIdGroupPairs(UserIdGroupPair.builder().groupId(group).build()));
    }

    private void letInRange(String range) {
        letIn(IpPermission.builder().ipRanges(IpRange.builder().cidrIp(range).build()));
    }

    private void letIn(IpPermission.Builder whom) {
        it.account.ec2().authorizeSecurityGroupIngress(r -> r.groupId(it.group)
                .ipPermissions(whom.ipProtocol("tcp").fromPort(8080).toPort(8080).build()));
    }
}
