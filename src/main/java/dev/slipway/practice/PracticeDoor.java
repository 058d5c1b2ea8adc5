package dev.slipway.practice;

import dev.slipway.change.ProblemException;
import dev.slipway.cloud.AwsCommand;
import dev.slipway.cloud.Intercepted;
import java.time.Duration;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.iam.model.IamRequest;

/**
 * Where calls come into the practice account: one at a time, now and then refused for coming too often or answered
 * slowly, and told to whoever keeps what was done.
 */
final class PracticeDoor {

    private static final double SLOW = 0.02;
    private static final Duration SLOW_FOR = Duration.ofSeconds(5);
    private static final Duration SLOWLY = Duration.ofSeconds(2);
    private static final Duration MOST_SLOWLY = Duration.ofSeconds(9);

    private final PracticeAccount account;
    private final PracticeClock clock;
    private final PracticeThrottling throttling;
    private boolean isRepeating;

    /** @param account with its conditions, and the lock of all that is in it */
    PracticeDoor(PracticeAccount account, PracticeClock clock) {
        this.account = account;
        this.clock = clock;
        this.throttling = new PracticeThrottling(account.conditions(), account.passing());
    }

    /** Whether what comes was let through before, and so is neither refused for coming too often nor slow. */
    void setRepeating(boolean is) {
        isRepeating = is;
    }

    /** One call at a time comes into the account, since its services change each other. */
    <C extends SdkClient> C oneAtATime(Class<C> client, C service) {
        return Intercepted.client(client, service, (request, real) -> {
            slowDown(AwsCommand.action(request));
            synchronized (account) {
                account.catchUp();
                if (!isRepeating) {
                    throttling.refusal(request, account.now()).ifPresent(refusal -> {
                        throw refusal;
                    });
                }
                return JournalLine.isRead(request) ? answered(real) : change(request, real);
            }
        });
    }

    /** A refused request may have come half-way, so it is told, too; one that nobody answers here has done nothing. */
    private Object change(AwsRequest request, Supplier<Object> real) {
        try {
            Object answer = answered(real);
            if (request instanceof IamRequest) {
                account.iam().changed();
            }
            account.tell(new PracticeChange.Called(request, ""));
            return answer;
        } catch (AwsServiceException e) {
            account.tell(new PracticeChange.Called(request, e.awsErrorDetails().errorCode()));
            throw e;
        }
    }

    /** Every refusal of AWS has the id of its request. */
    private Object answered(Supplier<Object> real) {
        try {
            return real.get();
        } catch (AwsServiceException e) {
            throw e.requestId() != null ? e : e.toBuilder().requestId(account.passing().uuid()).cause(e).build();
        }
    }

    /** Some answers take their time; who waits for one does not hold the others up. */
    private void slowDown(String action) {
        try {
            clock.await(slowness(action));
        } catch (ProblemException e) {
            throw AbortedException.create("told to stop while waiting for " + action, e);
        }
    }

    private Duration slowness(String action) {
        synchronized (account) {
            account.catchUp();
            PracticeConditions conditions = account.conditions();
            return !isRepeating && conditions.happens(SLOW, "slow " + action, SLOW_FOR)
                    ? conditions.between(SLOWLY, MOST_SLOWLY, action, account.now()) : Duration.ZERO;
        }
    }
}
