package dev.slipway.contract;

import dev.slipway.cloud.Clients;
import dev.slipway.practice.PracticeAccount;
import dev.slipway.practice.PracticeClock;
import java.time.Duration;
import java.time.Instant;

/** ECS as the practice account has it. */
class PracticeEcsTest extends EcsContract {

    private final PracticeClock clock = PracticeClock.still(Instant.parse("2026-11-23T09:00:00Z"));
    private final Clients clients = new PracticeAccount(clock, "ap-northeast-1").clients();

    @Override
    Clients clients() {
        return clients;
    }

    @Override
    void pass() {
        clock.advance(Duration.ofSeconds(3));
    }
}
