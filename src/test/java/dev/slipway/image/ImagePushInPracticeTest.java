package dev.slipway.image;

import dev.slipway.cloud.Clients;
import dev.slipway.practice.PracticeAccount;
import dev.slipway.practice.PracticeClock;
import java.time.Instant;

class ImagePushInPracticeTest extends ImagePushContract {

    @Override
    Clients clients() {
        return new PracticeAccount(PracticeClock.still(Instant.parse("2026-11-23T00:00:00Z")), "ap-northeast-1").clients();
    }
}
