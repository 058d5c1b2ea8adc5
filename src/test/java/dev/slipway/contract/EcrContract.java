package dev.slipway.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.EcrException;
import software.amazon.awssdk.services.ecr.model.ImageAlreadyExistsException;
import software.amazon.awssdk.services.ecr.model.ImageDetail;
import software.amazon.awssdk.services.ecr.model.ImageFailureCode;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.ImageNotFoundException;
import software.amazon.awssdk.services.ecr.model.ImageTagMutability;
import software.amazon.awssdk.services.ecr.model.Repository;
import software.amazon.awssdk.services.ecr.model.RepositoryAlreadyExistsException;
import software.amazon.awssdk.services.ecr.model.RepositoryNotEmptyException;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;
import software.amazon.awssdk.services.ecr.model.RepositoryPolicyNotFoundException;
import software.amazon.awssdk.services.ecr.model.Tag;

/** What ECR does, whoever answers. */
abstract class EcrContract {

    abstract EcrClient ecr();

    @Test
    void aRepositoryIsMadeAndFound() {
        Repository made = newRepository("made/my-app-api");
        Repository found = ecr().describeRepositories(r -> r.repositoryNames("made/my-app-api")).repositories()
                .getFirst();

        assertEquals(made, found);
        assertEquals("arn:aws:ecr:ap-northeast-1:123456789012:repository/made/my-app-api", made.repositoryArn());
        assertEquals("123456789012.dkr.ecr.ap-northeast-1.amazonaws.com/made/my-app-api", made.repositoryUri());
        assertEquals(ImageTagMutability.MUTABLE, made.imageTagMutability());
        assertTrue(made.imageScanningConfiguration().scanOnPush());
        assertEquals(List.of(tag("slipway:pipeline", "o/r")),
                ecr().listTagsForResource(r -> r.resourceArn(made.repositoryArn())).tags());
        ecr().tagResource(r -> r.resourceArn(made.repositoryArn()).tags(tag("more", "yes")));
        assertEquals(2, ecr().listTagsForResource(r -> r.resourceArn(made.repositoryArn())).tags().size());
    }

    @Test
    void aSecondRepositoryOfOneNameIsRefused() {
        newRepository("twice");

        assertError(RepositoryAlreadyExistsException.class, "RepositoryAlreadyExistsException",
                "The repository with name 'twice' already exists in the registry with id '123456789012'",
                () -> newRepository("twice"));
    }

    @Test
    void aRepositoryThatIsNotThereIsNotFound() {
        String message = "The repository with name 'none' does not exist in the registry with id '123456789012'";

        assertError(RepositoryNotFoundException.class, "RepositoryNotFoundException", message,
                () -> ecr().describeRepositories(r -> r.repositoryNames("none")));
        assertError(RepositoryNotFoundException.class, "RepositoryNotFoundException", message,
                () -> ecr().describeImages(r -> r.repositoryName("none")));
        assertError(RepositoryNotFoundException.class, "RepositoryNotFoundException", message,
                () -> ecr().deleteRepository(r -> r.repositoryName("none")));
    }

    @Test
    void aRepositoryHasNoPolicyUntilItIsGivenOne() {
        newRepository("guarded");
        assertError(RepositoryPolicyNotFoundException.class, "RepositoryPolicyNotFoundException",
                "Repository policy does not exist for the repository with name 'guarded' in the registry with id "
                        + "'123456789012'", () -> ecr().getRepositoryPolicy(r -> r.repositoryName("guarded")));

        ecr().setRepositoryPolicy(r -> r.repositoryName("guarded").policyText("""
                {"Version": "2012-10-17", "Statement": [{"Sid": "nobody", "Effect": "Deny", "Principal": "*",
                "Action": "ecr:BatchGetImage"}]}"""));

        assertTrue(ecr().getRepositoryPolicy(r -> r.repositoryName("guarded")).policyText().contains("nobody"));
    }

    @Test
    void anImageIsFoundByTagAndByDigest() {
        newRepository("hashed");
        String manifest = manifest("hashed");
        String digest = put("hashed", "v1", manifest);

        assertTrue(digest.matches("sha256:[0-9a-f]{64}"));
        ImageDetail detail = ecr().describeImages(r -> r.repositoryName("hashed").imageIds(tagged("v1")))
                .imageDetails().getFirst();
        assertEquals(digest, detail.imageDigest());
        assertEquals(List.of("v1"), detail.imageTags());
        assertTrue(detail.imageSizeInBytes() > 0);
        var image = ecr().batchGetImage(r -> r.repositoryName("hashed")
                .imageIds(ImageIdentifier.builder().imageDigest(digest).build())).images().getFirst();
        assertEquals(manifest, image.imageManifest());
        assertEquals(List.of(digest), ecr().listImages(r -> r.repositoryName("hashed")).imageIds().stream()
                .map(ImageIdentifier::imageDigest).toList());
    }

    @Test
    void anImageThatIsNotThereIsNotFound() {
        newRepository("empty");

        assertThrows(ImageNotFoundException.class, () -> ecr().describeImages(r -> r.repositoryName("empty")
                .imageIds(tagged("v1"))));
        var answer = ecr().batchGetImage(r -> r.repositoryName("empty").imageIds(tagged("v1")));
        assertEquals(List.of(), answer.images());
        assertEquals(ImageFailureCode.IMAGE_NOT_FOUND, answer.failures().getFirst().failureCode());
    }

    @Test
    void aTagMovesToTheNewImage() {
        newRepository("moving");
        put("moving", "latest", manifest("one"));
        String second = put("moving", "latest", manifest("two"));

        assertEquals(second, ecr().describeImages(r -> r.repositoryName("moving")
                .imageIds(tagged("latest"))).imageDetails().getFirst().imageDigest());
    }

    @Test
    void theSameImageUnderTheSameTagIsToldOf() {
        newRepository("again");
        String digest = put("again", "v1", manifest("same"));

        assertError(ImageAlreadyExistsException.class, "ImageAlreadyExistsException", "Image with digest '"
                + digest + "' and tag 'v1' already exists in the repository with name 'again' in "
                + "registry with id '123456789012'", () -> put("again", "v1", manifest("same")));
        put("again", "v2", manifest("same"));
        assertEquals(1, ecr().describeImages(r -> r.repositoryName("again")).imageDetails().size());
    }

    @Test
    void aRepositoryWithImagesIsDeletedByForceOnly() {
        newRepository("full");
        put("full", "v1", manifest("full"));

        assertError(RepositoryNotEmptyException.class, "RepositoryNotEmptyException",
                "The repository with name 'full' in registry with id '123456789012' cannot be deleted because it still "
                        + "contains images", () -> ecr().deleteRepository(r -> r.repositoryName("full")));
        ecr().deleteRepository(r -> r.repositoryName("full").force(true));
        assertThrows(RepositoryNotFoundException.class,
                () -> ecr().describeRepositories(r -> r.repositoryNames("full")));
    }

    @Test
    void theLoginIsOfTheUserAws() {
        var data = ecr().getAuthorizationToken().authorizationData().getFirst();

        String login = new String(Base64.getDecoder().decode(data.authorizationToken()), StandardCharsets.UTF_8);
        assertTrue(login.startsWith("AWS:") && login.length() > "AWS:".length());
        assertEquals("https://123456789012.dkr.ecr.ap-northeast-1.amazonaws.com", data.proxyEndpoint());
    }

    Repository newRepository(String name) {
        return ecr().createRepository(r -> r.repositoryName(name).tags(tag("slipway:pipeline", "o/r"))
                .imageScanningConfiguration(scan -> scan.scanOnPush(true))).repository();
    }

    /** Gives the digest. */
    String put(String repository, String tag, String manifest) {
        return ecr().putImage(r -> r.repositoryName(repository).imageTag(tag).imageManifest(manifest)).image().imageId()
                .imageDigest();
    }

    static ImageIdentifier tagged(String tag) {
        return ImageIdentifier.builder().imageTag(tag).build();
    }

    static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    static String manifest(String of) {
        return """
                {"schemaVersion":2,"mediaType":"application/vnd.docker.distribution.manifest.v2+json",\
                "config":{"mediaType":"application/vnd.docker.container.image.v1+json","size":2000,"digest":"%s"},\
                "layers":[{"mediaType":"application/vnd.docker.image.rootfs.diff.tar.gzip","size":5000000,\
                "digest":"%s"}]}""".formatted(sha256("config of " + of), sha256("layer of " + of));
    }

    static String sha256(String text) {
        try {
            return "sha256:" + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static void assertError(Class<? extends EcrException> type, String code, String message, Executable call) {
        EcrException thrown = assertThrows(type, call);
        assertEquals(code, thrown.awsErrorDetails().errorCode());
        assertEquals(message, thrown.awsErrorDetails().errorMessage());
        assertEquals(400, thrown.statusCode());
        assertEquals("Ecr", thrown.awsErrorDetails().serviceName());
        assertFalse(thrown.requestId().isEmpty());
    }
}
