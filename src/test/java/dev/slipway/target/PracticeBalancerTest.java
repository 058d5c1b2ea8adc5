package dev.slipway.target;

import dev.slipway.cloud.Clients;
import dev.slipway.practice.PracticeAccount;
import dev.slipway.practice.PracticeClock;
import java.time.Instant;

class PracticeBalancerTest extends BalancerSetups {

    private final Clients clients = new PracticeAccount(PracticeClock.still(Instant.parse("2026-11-23T09:00:00Z")),
            REGION).clients();

    @Override
    Clients clients() {
        return clients;
    }
}
