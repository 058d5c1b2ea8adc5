package dev.slipway.taskdef;

import dev.slipway.cloud.Clients;
import dev.slipway.practice.PracticeAccount;
import dev.slipway.practice.PracticeClock;
import java.time.Instant;

class RegistrationOnPracticeTest extends RegistrationContract {

    private final PracticeAccount practice =
            new PracticeAccount(PracticeClock.still(Instant.parse("2026-05-25T04:47:34Z")), "ap-northeast-1");

    @Override
    Clients clients() {
        return practice.clients();
    }
}
