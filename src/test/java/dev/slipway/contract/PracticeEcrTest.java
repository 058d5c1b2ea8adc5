package dev.slipway.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.practice.PracticeAccount;
import dev.slipway.practice.PracticeClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.ImageDigestDoesNotMatchException;
import software.amazon.awssdk.services.ecr.model.ImageTagAlreadyExistsException;
import software.amazon.awssdk.services.ecr.model.ImageTagMutability;
import software.amazon.awssdk.services.ecr.model.InvalidParameterException;
import software.amazon.awssdk.services.ecr.model.Repository;
import software.amazon.awssdk.services.ecr.model.TagStatus;

/** ECR as the practice account has it, and what AWS does that moto does not. */
class PracticeEcrTest extends EcrContract {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    private final EcrClient ecr = new PracticeAccount(PracticeClock.still(NOW), "ap-northeast-1").clients().ecr();

    @Override
    EcrClient ecr() {
        return ecr;
    }

    @Test
    void aLoginIsGoodForTwelveHours() {
        assertEquals(NOW.plus(Duration.ofHours(12)),
                ecr.getAuthorizationToken().authorizationData().getFirst().expiresAt());
    }

    @Test
    void anImageIsAsLargeAsItsConfigurationAndLayers() {
        newRepository("large");
        put("large", "v1", manifest("large"));

        assertEquals(5_002_000, ecr.describeImages(r -> r.repositoryName("large")).imageDetails().getFirst()
                .imageSizeInBytes());
    }

    @Test
    void anImageIsKnownByItsManifestsHash() {
        newRepository("hashed");

        assertEquals(sha256(manifest("hashed")), put("hashed", "v1", manifest("hashed")));
    }

    @Test
    void anImmutableTagStaysWhereItIs() {
        ecr.createRepository(r -> r.repositoryName("fixed").imageTagMutability(ImageTagMutability.IMMUTABLE));
        put("fixed", "v1", manifest("one"));

        assertError(ImageTagAlreadyExistsException.class, "ImageTagAlreadyExistsException",
                "The image tag 'v1' already exists in the 'fixed' repository and cannot be overwritten because the tag "
                        + "is immutable.", () -> put("fixed", "v1", manifest("two")));
    }

    @Test
    void anImageThatLostItsTagStaysUntagged() {
        newRepository("moving");
        put("moving", "latest", manifest("one"));
        put("moving", "latest", manifest("two"));

        var untagged = ecr.listImages(r -> r.repositoryName("moving")
                .filter(filter -> filter.tagStatus(TagStatus.UNTAGGED))).imageIds();
        assertEquals(List.of(sha256(manifest("one"))), untagged.stream().map(id -> id.imageDigest()).toList());
    }

    @Test
    void namesAreCheckedAsAwsChecksThem() {
        for (String name : List.of("My-App", "a", "my--app", "/my-app", "my-app/", "my app", "a".repeat(257))) {
            assertThrows(InvalidParameterException.class, () -> newRepository(name), name);
        }
    }

    @Test
    void aManifestMustReadAndMatchItsDigest() {
        newRepository("strict");

        assertThrows(InvalidParameterException.class, () -> put("strict", "v1", "no json"));
        assertThrows(InvalidParameterException.class, () -> put("strict", "v1", "{}"));
        assertThrows(ImageDigestDoesNotMatchException.class, () -> ecr.putImage(r -> r.repositoryName("strict")
                .imageTag("v1").imageManifest(manifest("strict")).imageDigest(sha256("else"))));
    }

    @Test
    void pagesFollowEachOther() {
        for (int i = 0; i < 5; i++) {
            newRepository("page-" + i);
        }

        List<String> names = ecr.describeRepositoriesPaginator(r -> r.maxResults(2)).repositories().stream()
                .map(Repository::repositoryName).toList();
        assertEquals(List.of("page-0", "page-1", "page-2", "page-3", "page-4"), names);
        assertTrue(ecr.describeRepositories(r -> r.maxResults(2)).nextToken() != null);
    }
}
