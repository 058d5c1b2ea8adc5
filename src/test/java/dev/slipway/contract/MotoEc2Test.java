package dev.slipway.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipway.parts.MotoServer;
import dev.slipway.parts.Needs;
import dev.slipway.parts.Part;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** EC2 as moto has it, and where moto falls short of AWS. */
@Needs(Part.MOTO)
class MotoEc2Test extends Ec2Contract {

    private static MotoServer moto;
    private static Ec2Client ec2;

    @BeforeAll
    static void startMoto() {
        moto = MotoServer.startUnaltered();
        ec2 = moto.clients().ec2();
    }

    @AfterAll
    static void stopMoto() {
        moto.close();
    }

    @Override
    Ec2Client ec2() {
        return ec2;
    }

    /** AWS's default VPC has a gateway and a route to it; MotoServer.start() makes them. */
    @Test
    void motosDefaultVpcHasNoWayToTheInternet() {
        assertEquals(List.of(), ec2.describeInternetGateways(r -> r.filters(by("attachment.vpc-id",
                defaultVpc().vpcId()))).internetGateways());
        assertEquals(List.of(), tables(by("vpc-id", defaultVpc().vpcId()), by("route.destination-cidr-block",
                "0.0.0.0/0")));
    }

    /** AWS refuses with DependencyViolation. */
    @Test
    void motoDeletesAGroupThatAnotherNames() {
        String named = newGroup("named");
        letIn(newGroup("naming"), named);

        ec2.deleteSecurityGroup(r -> r.groupId(named));
    }

    /** AWS has InvalidSecurityGroupRuleId.NotFound for it. */
    @Test
    void motoSpeaksOfThePermissionWhenARuleIdIsNotThere() {
        String id = newGroup("no-rule-id");

        assertEquals("InvalidPermission.NotFound", code(() -> ec2.revokeSecurityGroupIngress(
                r -> r.groupId(id).securityGroupRuleIds("sgr-0aaaaaaaaaaaaaaaa"))));
    }

    /** AWS sets the bits behind the mask to zero. */
    @Test
    void motoKeepsTheBitsBehindTheMask() {
        String id = newGroup("bits");
        ec2.authorizeSecurityGroupIngress(r -> r.groupId(id).ipPermissions(port(80, "198.51.100.7/24")));

        assertEquals("198.51.100.7/24", group(id).ipPermissions().getFirst().ipRanges().getFirst().cidrIp());
    }

    /** AWS refuses with InvalidParameterValue. */
    @Test
    void motoTakesARangeOfPortsThatRunsBackwards() {
        String id = newGroup("backwards");
        ec2.authorizeSecurityGroupIngress(r -> r.groupId(id)
                .ipPermissions(port(80, "0.0.0.0/0").toBuilder().toPort(79).build()));

        assertEquals(79, group(id).ipPermissions().getFirst().toPort());
    }
}
