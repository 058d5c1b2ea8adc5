package dev.slipway.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ElasticLoadBalancingV2Exception;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ListenerNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerStateEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ResourceInUseException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;

/** What Elastic Load Balancing does, whoever answers. */
abstract class ElbContract {

    private static final String NO_GROUP =
            "arn:aws:elasticloadbalancing:ap-northeast-1:123456789012:targetgroup/none/0123456789abcdef";
    private static final String NO_BALANCER =
            "arn:aws:elasticloadbalancing:ap-northeast-1:123456789012:loadbalancer/app/none/0123456789abcdef";

    abstract ElasticLoadBalancingV2Client elb();

    abstract Ec2Client ec2();

    @Test
    void aTargetGroupIsMadeAndFound() {
        TargetGroup made = newGroup("made");
        TargetGroup found = group(made.targetGroupArn());

        assertEquals(made.targetGroupArn(), found.targetGroupArn());
        assertEquals(made.healthCheckPath(), found.healthCheckPath());
        assertTrue(made.targetGroupArn().matches("arn:aws:elasticloadbalancing:ap-northeast-1:123456789012:"
                + "targetgroup/made/[0-9a-f]{16}"), made.targetGroupArn());
        assertEquals(TargetTypeEnum.IP, made.targetType());
        assertEquals(8080, made.port());
        assertEquals("traffic-port", made.healthCheckPort());
        assertEquals("/", made.healthCheckPath());
        assertEquals(ProtocolEnum.HTTP, made.healthCheckProtocol());
        assertEquals(30, made.healthCheckIntervalSeconds());
        assertEquals(5, made.healthCheckTimeoutSeconds());
        assertEquals(5, made.healthyThresholdCount());
        assertEquals(2, made.unhealthyThresholdCount());
        assertEquals("200", made.matcher().httpCode());
        assertEquals("HTTP1", made.protocolVersion());
        assertEquals(List.of(), made.loadBalancerArns());
    }

    @Test
    void targetGroupsAreFoundByNameAndAreOfInstancesUnlessToldOtherwise() {
        elb().createTargetGroup(r -> r.name("of-instances").protocol(ProtocolEnum.HTTP).port(80).vpcId(vpc()));

        assertEquals(TargetTypeEnum.INSTANCE, elb().describeTargetGroups(r -> r.names("of-instances")).targetGroups()
                .getFirst().targetType());
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertError(TargetGroupNotFoundException.class, "TargetGroupNotFound", () -> group(NO_GROUP));
        assertError(TargetGroupNotFoundException.class, "TargetGroupNotFound",
                () -> elb().describeTargetGroups(r -> r.names("nowhere")));
        assertError(TargetGroupNotFoundException.class, "TargetGroupNotFound",
                () -> elb().describeTargetHealth(r -> r.targetGroupArn(NO_GROUP)));
        assertError(TargetGroupNotFoundException.class, "TargetGroupNotFound",
                () -> elb().registerTargets(r -> r.targetGroupArn(NO_GROUP).targets(target("172.31.0.9"))));
        assertError(LoadBalancerNotFoundException.class, "LoadBalancerNotFound",
                () -> elb().describeLoadBalancers(r -> r.loadBalancerArns(NO_BALANCER)));
        assertError(LoadBalancerNotFoundException.class, "LoadBalancerNotFound",
                () -> elb().describeListeners(r -> r.loadBalancerArn(NO_BALANCER)));
        assertError(ListenerNotFoundException.class, "ListenerNotFound", () -> elb().describeListeners(
                r -> r.listenerArns(NO_BALANCER.replace(":loadbalancer/", ":listener/") + "/0123456789abcdef")));
    }

    @Test
    void namesAndSettingsOfTargetGroupsAreChecked() {
        for (String name : List.of("a".repeat(33), "under_score", "-first", "last-")) {
            assertError(ElasticLoadBalancingV2Exception.class, "ValidationError", () -> newGroup(name));
        }
        assertError(ElasticLoadBalancingV2Exception.class, "ValidationError", () -> elb().createTargetGroup(
                r -> r.name("no-vpc").protocol(ProtocolEnum.HTTP).port(80).targetType(TargetTypeEnum.IP)));
        assertError(ElasticLoadBalancingV2Exception.class, "ValidationError", () -> elb().createTargetGroup(
                r -> r.name("slow").protocol(ProtocolEnum.HTTP).port(80).vpcId(vpc()).healthCheckIntervalSeconds(5)
                        .healthCheckTimeoutSeconds(10)));
        assertError(ElasticLoadBalancingV2Exception.class, "ValidationError", () -> elb().describeTargetGroups(
                r -> r.names("both").targetGroupArns(NO_GROUP)));
    }

    @Test
    void aLoadBalancerIsMadeAndBecomesActive() {
        LoadBalancer made = newBalancer("front");

        assertTrue(made.loadBalancerArn().matches("arn:aws:elasticloadbalancing:ap-northeast-1:123456789012:"
                + "loadbalancer/app/front/[0-9a-f]{16}"), made.loadBalancerArn());
        assertEquals(LoadBalancerTypeEnum.APPLICATION, made.type());
        assertEquals(LoadBalancerStateEnum.PROVISIONING, made.state().code());
        assertEquals(vpc(), made.vpcId());
        assertEquals(Set.copyOf(subnets()), made.availabilityZones().stream().map(zone -> zone.subnetId())
                .collect(Collectors.toSet()));
        aWhileLater();
        assertEquals(LoadBalancerStateEnum.ACTIVE, elb().describeLoadBalancers(r -> r.names("front")).loadBalancers()
                .getFirst().state().code());
    }

    @Test
    void aListenerBringsTheTargetGroupToItsLoadBalancer() {
        TargetGroup group = newGroup("heard");
        LoadBalancer balancer = newBalancer("hearing");
        Listener listener = newListener(balancer, group);
        newListener(newBalancer("hearing-more"), newGroup("heard-too"));

        assertEquals(List.of(balancer.loadBalancerArn()), group(group.targetGroupArn()).loadBalancerArns());
        assertEquals(List.of(listener.listenerArn()), elb().describeListeners(
                r -> r.loadBalancerArn(balancer.loadBalancerArn())).listeners().stream().map(Listener::listenerArn)
                .toList());
        assertTrue(listener.listenerArn().startsWith(
                balancer.loadBalancerArn().replace(":loadbalancer/", ":listener/") + "/"), listener.listenerArn());
        assertEquals(group.targetGroupArn(), elb().describeTargetGroups(
                r -> r.loadBalancerArn(balancer.loadBalancerArn())).targetGroups().getFirst().targetGroupArn());
    }

    @Test
    void everyListenerHasADefaultRule() {
        TargetGroup group = newGroup("ruled");
        Listener listener = newListener(newBalancer("ruling"), group);

        Rule rule = elb().describeRules(r -> r.listenerArn(listener.listenerArn())).rules().getFirst();
        assertTrue(rule.isDefault());
        assertEquals("default", rule.priority());
        assertEquals(group.targetGroupArn(), rule.actions().getFirst().targetGroupArn());
        assertTrue(rule.ruleArn().contains(":listener-rule/app/ruling/"), rule.ruleArn());
    }

    @Test
    void aListenerForATargetGroupThatIsNotThereIsRefused() {
        LoadBalancer balancer = newBalancer("wanting");

        assertError(TargetGroupNotFoundException.class, "TargetGroupNotFound", () -> elb().createListener(
                r -> r.loadBalancerArn(balancer.loadBalancerArn()).protocol(ProtocolEnum.HTTP).port(80)
                        .defaultActions(forwardTo(NO_GROUP))));
    }

    @Test
    void aTargetGroupInUseIsNotDeletedBeforeItsListenerIs() {
        TargetGroup group = newGroup("used");
        Listener listener = newListener(newBalancer("using"), group);

        assertError(ResourceInUseException.class, "ResourceInUse",
                () -> elb().deleteTargetGroup(r -> r.targetGroupArn(group.targetGroupArn())));
        elb().deleteListener(r -> r.listenerArn(listener.listenerArn()));
        elb().deleteTargetGroup(r -> r.targetGroupArn(group.targetGroupArn()));
        assertThrows(TargetGroupNotFoundException.class, () -> group(group.targetGroupArn()));
    }

    @Test
    void aLoadBalancerGoesWithItsListeners() {
        TargetGroup group = newGroup("left");
        LoadBalancer balancer = newBalancer("going");
        newListener(balancer, group);
        elb().deleteLoadBalancer(r -> r.loadBalancerArn(balancer.loadBalancerArn()));

        assertThrows(LoadBalancerNotFoundException.class,
                () -> elb().describeLoadBalancers(r -> r.loadBalancerArns(balancer.loadBalancerArn())));
        elb().deleteTargetGroup(r -> r.targetGroupArn(group.targetGroupArn()));
        elb().deleteLoadBalancer(r -> r.loadBalancerArn(balancer.loadBalancerArn()));
    }

    @Test
    void aTargetIsRegisteredUnderTheGroupsPortUnlessItHasItsOwn() {
        String arn = newGroup("targeted").targetGroupArn();
        elb().registerTargets(r -> r.targetGroupArn(arn).targets(target("172.31.0.10"),
                TargetDescription.builder().id("172.31.0.11").port(9090).build()));

        assertEquals(List.of("172.31.0.10:8080", "172.31.0.11:9090"), elb().describeTargetHealth(
                r -> r.targetGroupArn(arn)).targetHealthDescriptions().stream().map(TargetHealthDescription::target)
                .map(target -> target.id() + ":" + target.port()).toList());
    }

    @Test
    void tagsAreGivenAtTheMakingAndAfterwards() {
        String arn = elb().createTargetGroup(r -> r.name("tagged").protocol(ProtocolEnum.HTTP).port(80).vpcId(vpc())
                .tags(tag("slipway:pipeline", "o/r"))).targetGroups().getFirst().targetGroupArn();
        elb().addTags(r -> r.resourceArns(arn).tags(tag("more", "yes")));

        assertEquals(List.of(tag("slipway:pipeline", "o/r"), tag("more", "yes")), elb().describeTags(
                r -> r.resourceArns(arn)).tagDescriptions().getFirst().tags());
        elb().removeTags(r -> r.resourceArns(arn).tagKeys("more"));
        assertEquals(1, elb().describeTags(r -> r.resourceArns(arn)).tagDescriptions().getFirst().tags().size());
        assertError(TargetGroupNotFoundException.class, "TargetGroupNotFound",
                () -> elb().addTags(r -> r.resourceArns(NO_GROUP).tags(tag("more", "yes"))));
    }

    /** As long as AWS takes to make a load balancer. */
    abstract void aWhileLater();

    String vpc() {
        return ec2().describeVpcs().vpcs().getFirst().vpcId();
    }

    List<String> subnets() {
        return ec2().describeSubnets().subnets().stream().map(subnet -> subnet.subnetId()).toList();
    }

    TargetGroup newGroup(String name) {
        return elb().createTargetGroup(r -> r.name(name).protocol(ProtocolEnum.HTTP).port(8080).vpcId(vpc())
                .targetType(TargetTypeEnum.IP)).targetGroups().getFirst();
    }

    LoadBalancer newBalancer(String name) {
        return elb().createLoadBalancer(r -> r.name(name).subnets(subnets())).loadBalancers().getFirst();
    }

    Listener newListener(LoadBalancer balancer, TargetGroup group) {
        return elb().createListener(r -> r.loadBalancerArn(balancer.loadBalancerArn()).protocol(ProtocolEnum.HTTP)
                .port(80).defaultActions(forwardTo(group.targetGroupArn()))).listeners().getFirst();
    }

    TargetGroup group(String arn) {
        return elb().describeTargetGroups(r -> r.targetGroupArns(arn)).targetGroups().getFirst();
    }

    static Action forwardTo(String targetGroupArn) {
        return Action.builder().type(ActionTypeEnum.FORWARD).targetGroupArn(targetGroupArn).build();
    }

    static TargetDescription target(String address) {
        return TargetDescription.builder().id(address).build();
    }

    static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    static void assertError(Class<? extends ElasticLoadBalancingV2Exception> type, String code, Executable call) {
        ElasticLoadBalancingV2Exception thrown = assertThrows(type, call);
        assertEquals(code, thrown.awsErrorDetails().errorCode());
        assertEquals(400, thrown.statusCode());
        assertEquals("ElasticLoadBalancingV2", thrown.awsErrorDetails().serviceName());
        assertFalse(thrown.requestId().isEmpty());
    }
}
