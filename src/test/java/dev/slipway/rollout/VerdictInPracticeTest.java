package dev.slipway.rollout;

import dev.slipway.change.ProblemException;
import dev.slipway.practice.PracticeAccount;
import dev.slipway.practice.PracticeClock;
import java.time.Instant;

/** Rollouts as the practice account plays them, after AWS's documentation: no evidence of how AWS behaves. */
class VerdictInPracticeTest extends VerdictContract {

    private PracticeAccount practice;

    @Override
    Stage stage() throws ProblemException {
        PracticeClock clock = PracticeClock.still(Instant.parse("2026-11-23T09:00:00Z"));
        practice = new PracticeAccount(clock, "ap-northeast-1");
        return new Stage(clock, practice.clients());
    }

    @Override
    void hasCapacity(boolean has) {
        practice.setFargateCapacity(has);
    }

    @Override
    void throttles(Stage on, String operation, boolean does) {
        if (does) {
            on.refusing.throttle(operation);
        } else {
            on.refusing.allow(operation);
        }
    }
}
