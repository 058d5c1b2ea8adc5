package dev.slipway.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slipway.parts.MotoServer;
import dev.slipway.parts.Needs;
import dev.slipway.parts.Part;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DuplicateTargetGroupNameException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ElasticLoadBalancingV2Exception;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.InvalidTargetException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

/** Elastic Load Balancing as moto has it, and where moto falls short of AWS. */
@Needs(Part.MOTO)
class MotoElbTest extends ElbContract {

    private static MotoServer moto;
    private static ElasticLoadBalancingV2Client elb;
    private static Ec2Client ec2;

    @BeforeAll
    static void startMoto() {
        moto = MotoServer.startUnaltered();
        elb = moto.clients().elb();
        ec2 = moto.clients().ec2();
    }

    @AfterAll
    static void stopMoto() {
        moto.close();
    }

    @Override
    ElasticLoadBalancingV2Client elb() {
        return elb;
    }

    @Override
    Ec2Client ec2() {
        return ec2;
    }

    /** moto's load balancers are active as soon as somebody looks. */
    @Override
    void aWhileLater() {}

    /** AWS looks first, and only where a listener sends requests. */
    @Test
    void motoFindsEveryTargetHealthyAtOnce() {
        String arn = newGroup("healthy").targetGroupArn();
        elb.registerTargets(r -> r.targetGroupArn(arn).targets(target("172.31.0.10")));

        assertEquals(TargetHealthStateEnum.HEALTHY, elb.describeTargetHealth(r -> r.targetGroupArn(arn))
                .targetHealthDescriptions().getFirst().targetHealth().state());
    }

    /** AWS says SubnetNotFound. */
    @Test
    void motoSaysEc2sWordsOfAMissingSubnet() {
        ElasticLoadBalancingV2Exception e = assertThrows(ElasticLoadBalancingV2Exception.class,
                () -> elb.createLoadBalancer(r -> r.name("no-subnet").subnets("subnet-00000000000000000")));

        assertEquals("InvalidSubnetID.NotFound", e.awsErrorDetails().errorCode());
    }

    /** AWS takes the same wish twice. */
    @Test
    void motoRefusesTheSameTargetGroupAgain() {
        newGroup("again");

        assertThrows(DuplicateTargetGroupNameException.class, () -> newGroup("again"));
    }

    /** AWS takes what is gone already for deleted or deregistered. */
    @Test
    void motoMissesWhatIsGoneAlready() {
        String arn = newGroup("gone").targetGroupArn();
        assertThrows(InvalidTargetException.class,
                () -> elb.deregisterTargets(r -> r.targetGroupArn(arn).targets(target("172.31.0.10"))));
        elb.deleteTargetGroup(r -> r.targetGroupArn(arn));

        assertThrows(TargetGroupNotFoundException.class, () -> elb.deleteTargetGroup(r -> r.targetGroupArn(arn)));
    }
}
