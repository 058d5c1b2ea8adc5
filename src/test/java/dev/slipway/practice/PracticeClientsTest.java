package dev.slipway.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipway.cloud.Clients;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PracticeClientsTest {

    @Test
    void everyServiceHasAClient() {
        Clients clients = new PracticeAccount(PracticeClock.still(Instant.EPOCH), "ap-northeast-1").clients();

        assertEquals(1, clients.ec2().describeVpcs(r -> {}).vpcs().size());
        assertEquals("ecs", clients.ecs().serviceName());
        assertEquals("elasticloadbalancing", clients.elb().serviceName());
    }
}
