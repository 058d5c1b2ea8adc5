package dev.slipway.rollout;

import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.Aws;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;

/** The calls that one kind of read makes to an account, within its budget. */
final class Calls {

    private final Account account;
    private final InstantSource clock;
    private final CallBudget budget;

    Calls(Account account, InstantSource clock, CallBudget budget) {
        this.account = account;
        this.clock = clock;
        this.budget = budget;
    }

    <T> T make(Function<Account, T> call) throws ProblemException {
        budget.spend(clock.instant());
        return Aws.call(() -> call.apply(account));
    }

    int room(Instant now, boolean isCalm) {
        return budget.room(now, isCalm);
    }
}
