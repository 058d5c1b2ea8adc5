package dev.slipway.contract;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.parts.MotoServer;
import dev.slipway.parts.Needs;
import dev.slipway.parts.Part;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.ImageAlreadyExistsException;
import software.amazon.awssdk.services.ecr.model.ImageTagMutability;

/** ECR as moto has it, and where moto falls short of AWS. */
@Needs(Part.MOTO)
class MotoEcrTest extends EcrContract {

    private static MotoServer moto;
    private static EcrClient ecr;

    @BeforeAll
    static void startMoto() {
        moto = MotoServer.startUnaltered();
        ecr = moto.clients().ecr();
    }

    @AfterAll
    static void stopMoto() {
        moto.close();
    }

    @Override
    EcrClient ecr() {
        return ecr;
    }

    /** AWS's are good for twelve hours. */
    @Test
    void motosLoginsHaveExpired() {
        assertTrue(ecr.getAuthorizationToken().authorizationData().getFirst().expiresAt()
                .isBefore(Instant.parse("2020-01-01T00:00:00Z")));
    }

    /** AWS adds up the layers, too. */
    @Test
    void motoCountsTheConfigurationOnly() {
        newRepository("small");
        put("small", "v1", manifest("small"));

        assertTrue(ecr.describeImages(r -> r.repositoryName("small")).imageDetails().getFirst().imageSizeInBytes()
                < 5_000_000);
    }

    /** AWS's digest is the hash of the manifest. */
    @Test
    void motoHashesTheLayersOnly() {
        newRepository("hashed-by-layers");

        assertNotEquals(sha256(manifest("any")), put("hashed-by-layers", "v1", manifest("any")));
    }

    /** AWS says ImageTagAlreadyExistsException. */
    @Test
    void motoTakesAnImmutableTagForAnImageThatExists() {
        ecr.createRepository(r -> r.repositoryName("fixed").imageTagMutability(ImageTagMutability.IMMUTABLE));
        put("fixed", "v1", manifest("one"));

        assertThrows(ImageAlreadyExistsException.class, () -> put("fixed", "v1", manifest("two")));
    }
}
