package dev.slipway.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipway.parts.MotoServer;
import dev.slipway.parts.Needs;
import dev.slipway.parts.Part;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;

/** IAM as moto has it, and where moto falls short of AWS. */
@Needs(Part.MOTO)
class MotoIamTest extends IamContract {

    private static MotoServer moto;
    private static IamClient iam;

    @BeforeAll
    static void startMoto() {
        moto = MotoServer.startUnaltered();
        iam = moto.clients().iam();
    }

    @AfterAll
    static void stopMoto() {
        moto.close();
    }

    @Override
    IamClient iam() {
        return iam;
    }

    /** AWS refuses it with MalformedPolicyDocument. */
    @Test
    void motoTakesARoleWhoseTrustIsNoPolicy() {
        iam.createRole(r -> r.roleName("open").assumeRolePolicyDocument("not json"));
    }

    /** AWS refuses it with ValidationError: an issuer has https. */
    @Test
    void motoTakesAProviderWithoutEncryption() {
        iam.createOpenIDConnectProvider(r -> r.url("http://plain.example.com")
                .thumbprintList("6938fd4d98bab03faadb97b34396831e3780aea1"));
    }

    /** AWS calls it AWSServiceRoleForECS, and refuses a second one with InvalidInput. */
    @Override
    @Test
    void servicesHaveRolesOfTheirOwnOnAPathOfTheirOwn() {
        super.servicesHaveRolesOfTheirOwnOnAPathOfTheirOwn();

        assertEquals("AWSServiceRoleForecs", iam.getRole(r -> r.roleName("AWSServiceRoleForecs")).role().roleName());
        assertError(EntityAlreadyExistsException.class, 409, "EntityAlreadyExists",
                () -> iam.createServiceLinkedRole(r -> r.awsServiceName("ecs.amazonaws.com")));
    }
}
