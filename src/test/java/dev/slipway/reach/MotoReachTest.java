package dev.slipway.reach;

import dev.slipway.change.ProblemException;
import dev.slipway.parts.MotoServer;
import dev.slipway.parts.Needs;
import dev.slipway.parts.Part;
import dev.slipway.practice.PracticeClock;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * The same networks through the SDK and over HTTP, in moto, whose EC2 and load balancers others wrote. It sends no
 * packets, so nothing can be asked there; its targets are healthy whatever stands between, and its interfaces get IPv6
 * only when asked to.
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

    /** moto keeps a target group's load balancer after the listener between them is gone. */
    @Override
    Optional<String> lacks(Scenario scenario) {
        return scenario.name().equals("the load balancer has lost its listener")
                ? Optional.of("moto forgets no load balancer of a target group") : Optional.empty();
    }

    @Override
    ReachScene scene() throws ProblemException {
        moto.reset();
        PracticeClock clock = PracticeClock.still(Instant.parse("2026-11-23T09:00:00Z"));
        moto.controls().standAt(clock.instant());
        return new ReachScene(clock, moto.clients(), _ -> moto.controls().standAt(clock.instant()));
    }
}
