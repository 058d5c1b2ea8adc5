package dev.slipway.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.ProblemException;
import dev.slipway.cloud.AwsProblem;
import dev.slipway.cloud.Clients;
import dev.slipway.parts.MotoServer;
import dev.slipway.parts.Needs;
import dev.slipway.parts.Part;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** On moto, whose IAM others wrote, and which has no simulator. */
@Needs(Part.MOTO)
class MotoRolePoliciesTest extends RolePolicySetups {

    private static MotoServer moto;

    @BeforeAll
    static void start() {
        moto = MotoServer.start();
    }

    @AfterAll
    static void end() {
        moto.close();
    }

    @Override
    Clients clients() {
        return moto.clients();
    }

    @Test
    void aSimulatorThatCannotBeAskedIsSaidAndNothingElseIsLost() throws ProblemException {
        RoleCalls calls = calls();
        assertTrue(calls.simulation().why().filter(AwsProblem.AwsFault.class::isInstance).isPresent(),
                calls.simulation()::toString);
        assertEquals(12, calls.rows().size());
    }
}
