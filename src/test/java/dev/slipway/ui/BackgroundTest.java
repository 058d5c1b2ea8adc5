package dev.slipway.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.ChangeProblem;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Together;
import dev.slipway.ui.Background.Ending;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class BackgroundTest {

    private final Background threads = new Background(Thread::startVirtualThread, Runnable::run);

    @Test
    void aProblemIsReportedAsItself() throws Exception {
        assertEquals(new Ending.Trouble<>(new ChangeProblem.Cancelled()), ending(_ -> {
            throw new ProblemException(new ChangeProblem.Cancelled());
        }));
    }

    @Test
    void aBugIsReportedAsUnexpected() throws Exception {
        Ending<Object> ending = ending(_ -> {
            throw new IllegalStateException("a bug");
        });
        assertEquals(new Ending.Trouble<>(new ChangeProblem.Unexpected("IllegalStateException", "a bug")), ending);
    }

    @Test
    void waitingEndsEarlyWhenCancelled() throws Exception {
        BlockingQueue<Ending<Boolean>> endings = new LinkedBlockingQueue<>();
        var stop = threads.<Boolean>start(wish -> {
            wish.await(Duration.ofMinutes(5));
            return wish.isCancelled();
        }, endings::add);
        stop.cancel();
        assertEquals(new Ending.Answer<>(true), endings.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void readsRunSideBySide() throws Exception {
        CountDownLatch bothBegun = new CountDownLatch(2);
        Together.Read<Boolean> read = () -> {
            bothBegun.countDown();
            try {
                return bothBegun.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };
        assertEquals(List.of(true, true), threads.together().all(List.of(read, read)));
    }

    @Test
    void aReadThatFailsIsTheWholesProblem() {
        Together.Read<String> good = () -> "good";
        Together.Read<String> bad = () -> {
            throw new ProblemException(new ChangeProblem.Cancelled());
        };
        ProblemException thrown = assertThrows(ProblemException.class,
                () -> threads.together().all(List.of(good, bad)));
        assertInstanceOf(ChangeProblem.Cancelled.class, thrown.problem());
    }

    @Test
    void anActionRegisteredAfterCancellingRunsAtOnce() throws Exception {
        assertEquals(new Ending.Answer<>(true), ending(stop -> {
            stop.cancel();
            boolean[] ran = new boolean[1];
            stop.whenCancelled(() -> ran[0] = true);
            assertTrue(ran[0]);
            return ran[0];
        }));
    }

    private <T> Ending<T> ending(Background.Job<T> job) throws InterruptedException {
        BlockingQueue<Ending<T>> endings = new LinkedBlockingQueue<>();
        threads.start(job, endings::add);
        return endings.poll(10, TimeUnit.SECONDS);
    }
}
