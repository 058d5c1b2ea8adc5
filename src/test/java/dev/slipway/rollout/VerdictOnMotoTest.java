package dev.slipway.rollout;

import dev.slipway.change.ProblemException;
import dev.slipway.parts.MotoServer;
import dev.slipway.parts.Needs;
import dev.slipway.parts.Part;
import dev.slipway.practice.PracticeClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * The same rollouts through the SDK and over HTTP, played by moto with what {@code src/test/moto} adds. That the calls
 * are well formed, that a real answer of each kind is read, and that throttling passes through the SDK's own retries is
 * shown here and not in practice. What neither can show: how AWS behaves and how long it takes, since both are played
 * after its documentation; the wording of an event that AWS has changed since; placement across zones and Spot; and
 * targets that drain, which moto does not list.
 */
@Needs(Part.MOTO)
class VerdictOnMotoTest extends VerdictContract {

    private static MotoServer moto;

    @BeforeAll
    static void start() {
        moto = MotoServer.startWithSlowRollouts();
    }

    @AfterAll
    static void stop() {
        moto.close();
    }

    @Override
    Stage stage() throws ProblemException {
        moto.reset();
        PracticeClock clock = PracticeClock.still(Instant.parse("2026-11-23T09:00:00Z"));
        moto.controls().standAt(clock.instant());
        return new Stage(clock, moto.clients());
    }

    @Override
    void pass(Stage on, Duration time) {
        super.pass(on, time);
        moto.controls().standAt(on.clock.instant());
    }

    @Override
    void hasCapacity(boolean has) {
        moto.controls().setCapacity(has);
    }

    @Override
    void throttles(Stage on, String operation, boolean does) {
        moto.controls().throttle(does ? List.of(operation) : List.of());
    }
}
