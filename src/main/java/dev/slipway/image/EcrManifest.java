package dev.slipway.image;

import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.Aws;
import dev.slipway.pipeline.ImageRef;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.ecr.model.BatchGetImageResponse;
import software.amazon.awssdk.services.ecr.model.ImageFailure;
import software.amazon.awssdk.services.ecr.model.ImageFailureCode;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;

/** What ECR has for an image that a task definition names. */
sealed interface EcrManifest {

    /** @param json as it was pushed: an image's manifest, or the index of several platforms' */
    record There(String json) implements EcrManifest {}

    /** The repository has no such tag or digest. */
    record NoImage() implements EcrManifest {}

    /** ECR does not hand it out: a key that may not be used, a registry behind it that does not answer. */
    record Withheld(String reason) implements EcrManifest {}

    record NoRepository() implements EcrManifest {}

    /** Another registry, another account or another region, which is not asked. */
    record Elsewhere() implements EcrManifest {}

    /** @throws ProblemException when ECR does not say */
    static EcrManifest of(Account account, ImageRef image) throws ProblemException {
        if (!image.registry().startsWith(account.id() + ".dkr.ecr." + account.region() + ".")) {
            return new Elsewhere();
        }
        ImageIdentifier id = image.digest().isEmpty() ? ImageIdentifier.builder().imageTag(image.tag()).build()
                : ImageIdentifier.builder().imageDigest(image.digest()).build();
        return Aws.call(() -> {
            try {
                return of(account.ecr().batchGetImage(r -> r.repositoryName(image.repository()).imageIds(id)));
            } catch (RepositoryNotFoundException e) {
                return new NoRepository();
            }
        });
    }

    static EcrManifest of(BatchGetImageResponse answer) {
        if (!answer.images().isEmpty()) {
            return new There(Objects.requireNonNullElse(answer.images().getFirst().imageManifest(), ""));
        }
        List<ImageFailure> failures = answer.failures();
        if (failures.isEmpty() || failures.getFirst().failureCode() == ImageFailureCode.IMAGE_NOT_FOUND) {
            return new NoImage();
        }
        return new Withheld(failures.getFirst().failureCodeAsString() + ": " + failures.getFirst().failureReason());
    }
}
