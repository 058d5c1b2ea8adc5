package dev.slipway.reach;

import dev.slipway.cloud.Clients;
import dev.slipway.practice.PracticeAccount;
import dev.slipway.practice.PracticeClock;
import java.time.Instant;

/** On the practice account. */
class PracticePortsTest extends Ports {

    private final PracticeAccount practice = new PracticeAccount(
            PracticeClock.still(Instant.parse("2026-11-23T09:00:00Z")), REGION);

    @Override
    Clients clients() {
        return practice.clients();
    }
}
