package dev.slipway.target;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Clients;
import dev.slipway.practice.PracticeAccount;
import dev.slipway.practice.PracticeClock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PracticeInventoryTest extends Inventories {

    private final Clients clients = new PracticeAccount(PracticeClock.still(Instant.parse("2026-11-23T09:00:00Z")),
            REGION).clients();

    @Override
    Clients clients() {
        return clients;
    }

    @Override
    int many() {
        return 300;
    }

    @Test
    void aClustersServicesAreCounted() throws ProblemException {
        makeService("api");

        assertEquals(new Possessions.Cluster(name, "ACTIVE", 1, 0), seen(name));
    }
}
