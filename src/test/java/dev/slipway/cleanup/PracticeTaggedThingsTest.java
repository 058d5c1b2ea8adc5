package dev.slipway.cleanup;

import dev.slipway.cloud.Clients;
import dev.slipway.practice.PracticeAccount;
import dev.slipway.practice.PracticeClock;
import java.time.Instant;

class PracticeTaggedThingsTest extends TaggedThings {

    @Override
    Clients clients() {
        return new PracticeAccount(PracticeClock.still(Instant.parse("2026-11-23T09:00:00Z")), REGION).clients();
    }
}
