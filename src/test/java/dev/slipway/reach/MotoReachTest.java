package dev.slipway.reach;

import dev.slipway.change.ProblemException;
import dev.slipway.parts.MotoServer;
import dev.slipway.parts.Needs;
import dev.slipway.parts.Part;
import dev.slipway.practice.PracticeClock;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * The same networks through the SDK and over HTTP, in moto, whose EC2 and load balancers others wrote. It sends no
 * packets, so nothing can be asked there.
 */
@Needs(Part.MOTO)
class MotoReachTest extends ReachContract {

    private static MotoServer moto;

    @BeforeAll
    static void start() {
        moto = MotoServer.startWithSlowRollouts();
    }

    @AfterAll
    static void end() {
        moto.close();
    }

    @Override
    ReachScene scene() throws ProblemException {
        moto.reset();
        PracticeClock clock = PracticeClock.still(Instant.parse("2026-11-23T09:00:00Z"));
        moto.controls().standAt(clock.instant());
        return new ReachScene(clock, moto.clients(), _ -> moto.controls().standAt(clock.instant()));
    }
}
