package dev.slipway.reach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.pipeline.Seen;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteState;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;

/** Ways out that the practice account does not have. */
class WayOutTest {

    @Test
    void aNatGatewayIsAWayOutAndATransitGatewayIsNotJudged() {
        assertEquals(Seen.fine("look.wayOut.nat", "subnet-1", "nat-1"),
                WayOut.seen("subnet-1", "rtb-1", Route.builder().natGatewayId("nat-1").build()));
        assertEquals(Seen.untold("look.wayOut.other", "subnet-1", "rtb-1"),
                WayOut.seen("subnet-1", "rtb-1", Route.builder().transitGatewayId("tgw-1").build()));
    }

    @Test
    void aTableWithoutAWayToTheInternetMayStillLeadToAnotherNetwork() {
        assertFalse(WayOut.leadsElsewhere(table(Route.builder().gatewayId("local"),
                Route.builder().gatewayId("vpce-1"))));
        assertTrue(WayOut.leadsElsewhere(table(Route.builder().gatewayId("local"),
                Route.builder().destinationCidrBlock("10.0.0.0/8").transitGatewayId("tgw-1"))));
        assertFalse(WayOut.leadsElsewhere(table(Route.builder().destinationCidrBlock("10.0.0.0/8")
                .transitGatewayId("tgw-1").state(RouteState.BLACKHOLE))));
    }

    private static RouteTable table(Route.Builder... routes) {
        return RouteTable.builder().routes(Stream.of(routes).map(Route.Builder::build).toList()).build();
    }

    @Test
    void aGroupThatLetsNothingOutAtTheRightPortIsClosed() {
        assertEquals("look.egress.closed", egress());
        assertEquals("look.egress.closed", egress(rule("tcp", 80, "0.0.0.0/0", true)));
        assertEquals("look.egress.closed", egress(rule("tcp", 443, "0.0.0.0/0", false)));
        assertEquals("look.egress.closed", egress(rule("udp", 443, "0.0.0.0/0", true)));
    }

    @Test
    void aGroupThatLetsOutToSomePlacesIsNotJudgedUnlessAnotherRuleLetsOutEverywhere() {
        SecurityGroupRule some = rule("tcp", 443, "10.0.0.0/8", true);
        assertEquals("look.egress.some", egress(some));
        assertEquals("look.egress.open", egress(some, rule("-1", -1, "0.0.0.0/0", true)));
    }

    private static String egress(SecurityGroupRule... rules) {
        return Egress.seen(new TaskGroups(List.of("sg-1"), new SecurityRules(List.of(rules)))).key();
    }

    private static SecurityGroupRule rule(String protocol, int port, String range, boolean out) {
        return SecurityGroupRule.builder().ipProtocol(protocol).fromPort(port).toPort(port).cidrIpv4(range)
                .isEgress(out).build();
    }
}
