package dev.slipway.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Clients;
import dev.slipway.parts.MotoServer;
import dev.slipway.parts.Needs;
import dev.slipway.parts.Part;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** On moto, whose IAM others wrote. It has no AddClientIDToOpenIDConnectProvider. */
@Needs(Part.MOTO)
class MotoIdentityTest extends IdentitySetups {

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

    /** Moto takes any text for a trust policy, so it can stand for whatever an account may hold. */
    @Test
    void aTrustPolicyThatIsNoJsonIsRefusedWithItsName() {
        createRole("this is no policy");
        var thrown = assertThrows(ProblemException.class, () -> new RoleSetup(account).plan(wanted()));
        assertEquals(new IdentityProblem.NotJson(role, 1, 1), thrown.problem());
    }
}
