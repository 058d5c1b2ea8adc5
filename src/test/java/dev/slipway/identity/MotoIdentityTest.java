package dev.slipway.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Clients;
import dev.slipway.parts.MotoServer;
import dev.slipway.parts.Needs;
import dev.slipway.parts.Part;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

    /**
     * Every fourth of the wrong trust policies, as moto keeps it: mended by the plan and then left alone, or, where IAM would never have
     * taken it, said and left as it is. Whom a role lets in moto cannot judge; {@link PracticeTrustTest} does.
     */
    @ParameterizedTest
    @MethodSource("dev.slipway.identity.TrustCases#some")
    void aWrongTrustPolicyIsMendedOrLeftAsItIs(TrustCases.Case it) throws ProblemException {
        createRole(it.trust());
        RoleRequest wanted = wanted(it.target(), true);
        try {
            applyAndProve(new RoleSetup(account), wanted);
            assertEquals(it.review().mended(true).json(), PolicyJson.read("", trust()));
        } catch (ProblemException e) {
            assertInstanceOf(IdentityProblem.NotAPolicy.class, e.problem());
            assertThrows(ProblemException.class, () -> it.review().parsed());
            assertEquals(PolicyJson.read("", it.trust()), PolicyJson.read("", trust()));
        }
    }

    private String trust() {
        return URLDecoder.decode(iam.getRole(get -> get.roleName(role)).role().assumeRolePolicyDocument()
                .replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
