package dev.slipway.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipway.cloud.Clients;
import dev.slipway.practice.PracticeAccount;
import dev.slipway.practice.PracticeClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DuplicateListenerException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DuplicateLoadBalancerNameException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DuplicateTargetGroupNameException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ElasticLoadBalancingV2Exception;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.InvalidSecurityGroupException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.InvalidSubnetException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.InvalidTargetException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ListenerNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SubnetNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupAssociationLimitException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealth;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthReasonEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

/** Elastic Load Balancing as the practice account has it, and what AWS does that moto does not. */
class PracticeElbTest extends ElbContract {

    private final PracticeClock clock = PracticeClock.still(Instant.parse("2026-11-23T09:00:00Z"));
    private final Clients clients = new PracticeAccount(clock, "ap-northeast-1").clients();

    @Override
    ElasticLoadBalancingV2Client elb() {
        return clients.elb();
    }

    @Override
    Ec2Client ec2() {
        return clients.ec2();
    }

    @Override
    void aWhileLater() {
        clock.advance(Duration.ofMinutes(3));
    }

    @Test
    void theSameWishTwiceIsOneThing() {
        TargetGroup group = newGroup("same");
        LoadBalancer balancer = newBalancer("same");

        assertEquals(group, newGroup("same"));
        assertEquals(balancer, newBalancer("same"));
        assertEquals(newListener(balancer, group), newListener(balancer, group));
        assertEquals(1, elb().describeTargetGroups(r -> {}).targetGroups().size());
        assertEquals(1, elb().describeLoadBalancers(r -> {}).loadBalancers().size());
    }

    @Test
    void anotherWishUnderTheSameNameIsRefused() {
        TargetGroup group = newGroup("same");
        LoadBalancer balancer = newBalancer("same");
        newListener(balancer, group);

        assertError(DuplicateTargetGroupNameException.class, "DuplicateTargetGroupName", () -> elb().createTargetGroup(
                r -> r.name("same").protocol(ProtocolEnum.HTTP).port(9090).vpcId(vpc())));
        assertError(DuplicateLoadBalancerNameException.class, "DuplicateLoadBalancerName", () ->
                elb().createLoadBalancer(r -> r.name("same").subnets(subnets()).scheme("internal")));
        assertError(DuplicateListenerException.class, "DuplicateListener",
                () -> newListener(balancer, newGroup("another")));
    }

    @Test
    void aTargetGroupHasOneLoadBalancer() {
        TargetGroup group = newGroup("taken");
        newListener(newBalancer("first"), group);

        assertError(TargetGroupAssociationLimitException.class, "TargetGroupAssociationLimit",
                () -> newListener(newBalancer("second"), group));
    }

    @Test
    void whatIsGoneIsDeletedAndDeregisteredAlready() {
        String arn = newGroup("gone").targetGroupArn();
        elb().deregisterTargets(r -> r.targetGroupArn(arn).targets(target("172.31.0.10")));
        elb().deleteTargetGroup(r -> r.targetGroupArn(arn));

        elb().deleteTargetGroup(r -> r.targetGroupArn(arn));
        assertError(ListenerNotFoundException.class, "ListenerNotFound", () -> elb().deleteListener(
                r -> r.listenerArn(arn.replace(":targetgroup/", ":listener/"))));
        assertError(RuleNotFoundException.class, "RuleNotFound", () -> elb().describeRules(
                r -> r.ruleArns(arn.replace(":targetgroup/", ":listener-rule/"))));
    }

    @Test
    void aLoadBalancerNeedsItsSubnetsTwoZonesAWayInAndItsGroups() {
        assertError(SubnetNotFoundException.class, "SubnetNotFound",
                () -> elb().createLoadBalancer(r -> r.name("no-subnet").subnets("subnet-00000000000000000")));
        assertError(ElasticLoadBalancingV2Exception.class, "ValidationError",
                () -> elb().createLoadBalancer(r -> r.name("one-zone").subnets(subnets().getFirst())));
        assertError(InvalidSecurityGroupException.class, "InvalidSecurityGroup", () -> elb().createLoadBalancer(
                r -> r.name("no-group").subnets(subnets()).securityGroups("sg-00000000000000000")));
        String vpc = ec2().createVpc(r -> r.cidrBlock("10.9.0.0/16")).vpc().vpcId();
        String closed = ec2().createSubnet(r -> r.vpcId(vpc).cidrBlock("10.9.0.0/24")).subnet().subnetId();
        assertError(InvalidSubnetException.class, "InvalidSubnet", () -> elb().createLoadBalancer(
                r -> r.name("closed").type("network").subnets(closed)));
    }

    @Test
    void addressesAloneAreTargetsOfAGroupOfAddresses() {
        String arn = newGroup("addresses").targetGroupArn();
        String instances = elb().createTargetGroup(r -> r.name("instances").protocol(ProtocolEnum.HTTP).port(80)
                .vpcId(vpc())).targetGroups().getFirst().targetGroupArn();

        assertError(ElasticLoadBalancingV2Exception.class, "ValidationError",
                () -> elb().registerTargets(r -> r.targetGroupArn(arn).targets(target("172.31.0.300"))));
        assertError(InvalidTargetException.class, "InvalidTarget",
                () -> elb().registerTargets(r -> r.targetGroupArn(instances).targets(target("i-00000000000000000"))));
    }

    @Test
    void aTargetIsUnusedInitialAndUnhealthyUntilItIsDrained() {
        TargetGroup group = newGroup("watched");
        elb().registerTargets(r -> r.targetGroupArn(group.targetGroupArn()).targets(target("172.31.0.10")));
        assertEquals(TargetHealthReasonEnum.TARGET_NOT_IN_USE, health(group).getFirst().reason());

        newListener(newBalancer("watching"), group);
        assertEquals(TargetHealthStateEnum.INITIAL, health(group).getFirst().state());
        assertEquals(TargetHealthReasonEnum.ELB_REGISTRATION_IN_PROGRESS, health(group).getFirst().reason());

        clock.advance(Duration.ofMinutes(2));
        assertEquals(TargetHealthStateEnum.UNHEALTHY, health(group).getFirst().state());
        assertEquals(TargetHealthReasonEnum.TARGET_TIMEOUT, health(group).getFirst().reason());
        assertEquals("Request timed out", health(group).getFirst().description());

        elb().deregisterTargets(r -> r.targetGroupArn(group.targetGroupArn()).targets(target("172.31.0.10")));
        assertEquals(TargetHealthStateEnum.DRAINING, health(group).getFirst().state());
        clock.advance(Duration.ofMinutes(6));
        assertEquals(List.of(), health(group));
        assertEquals(TargetHealthReasonEnum.TARGET_NOT_REGISTERED, elb().describeTargetHealth(
                r -> r.targetGroupArn(group.targetGroupArn()).targets(target("172.31.0.10")))
                .targetHealthDescriptions().getFirst().targetHealth().reason());
    }

    @Test
    void pagesFollowEachOther() {
        for (int i = 0; i < 5; i++) {
            newGroup("page-" + i);
        }

        assertEquals(List.of("page-0", "page-1", "page-2", "page-3", "page-4"), elb().describeTargetGroupsPaginator(
                r -> r.pageSize(2)).targetGroups().stream().map(TargetGroup::targetGroupName).toList());
    }

    private List<TargetHealth> health(TargetGroup group) {
        return elb().describeTargetHealth(r -> r.targetGroupArn(group.targetGroupArn())).targetHealthDescriptions()
                .stream().map(it -> it.targetHealth()).toList();
    }
}
