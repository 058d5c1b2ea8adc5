package dev.slipway.practice;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ecr.model.ImageAlreadyExistsException;
import software.amazon.awssdk.services.ecr.model.ImageDigestDoesNotMatchException;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.ImageNotFoundException;
import software.amazon.awssdk.services.ecr.model.ImageTagAlreadyExistsException;
import software.amazon.awssdk.services.ecr.model.InvalidParameterException;
import software.amazon.awssdk.services.ecr.model.LifecyclePolicyNotFoundException;
import software.amazon.awssdk.services.ecr.model.RepositoryAlreadyExistsException;
import software.amazon.awssdk.services.ecr.model.RepositoryNotEmptyException;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;
import software.amazon.awssdk.services.ecr.model.RepositoryPolicyNotFoundException;

/** What ECR refuses with. */
final class EcrErrors {

    private static final String REGISTRY = "registry with id '" + PracticeAccount.ID + "'";

    private final PracticeErrors errors;

    EcrErrors(PracticeIds ids) {
        this.errors = new PracticeErrors("Ecr", ids);
    }

    AwsServiceException repositoryNotFound(String name) {
        return errors.of(RepositoryNotFoundException.builder(), 400, "RepositoryNotFoundException",
                "The repository with name '" + name + "' does not exist in the " + REGISTRY);
    }

    AwsServiceException repositoryExists(String name) {
        return errors.of(RepositoryAlreadyExistsException.builder(), 400, "RepositoryAlreadyExistsException",
                "The repository with name '" + name + "' already exists in the " + REGISTRY);
    }

    AwsServiceException repositoryNotEmpty(String name) {
        return errors.of(RepositoryNotEmptyException.builder(), 400, "RepositoryNotEmptyException",
                "The repository with name '" + name + "' in " + REGISTRY
                        + " cannot be deleted because it still contains images");
    }

    AwsServiceException policyNotFound(String name) {
        return errors.of(RepositoryPolicyNotFoundException.builder(), 400, "RepositoryPolicyNotFoundException",
                "Repository policy does not exist for the repository with name '" + name + "' in the " + REGISTRY);
    }

    AwsServiceException lifecycleNotFound(String name) {
        return errors.of(LifecyclePolicyNotFoundException.builder(), 400, "LifecyclePolicyNotFoundException",
                "Lifecycle policy does not exist for the repository with name '" + name + "' in the " + REGISTRY);
    }

    AwsServiceException imageNotFound(String repository, ImageIdentifier id) {
        return errors.of(ImageNotFoundException.builder(), 400, "ImageNotFoundException",
                "The image with imageId {imageDigest:'" + id.imageDigest() + "', imageTag:'" + id.imageTag()
                        + "'} does not exist within the repository with name '" + repository + "' in the " + REGISTRY);
    }

    AwsServiceException imageExists(String repository, String digest, String tag) {
        return errors.of(ImageAlreadyExistsException.builder(), 400, "ImageAlreadyExistsException",
                "Image with digest '" + digest + "' and tag '" + tag + "' already exists in the repository with name '"
                        + repository + "' in " + REGISTRY);
    }

    AwsServiceException tagIsImmutable(String repository, String tag) {
        return errors.of(ImageTagAlreadyExistsException.builder(), 400, "ImageTagAlreadyExistsException",
                "The image tag '" + tag + "' already exists in the '" + repository
                        + "' repository and cannot be overwritten because the tag is immutable.");
    }

    AwsServiceException digestDiffers(String given, String computed) {
        return errors.of(ImageDigestDoesNotMatchException.builder(), 400, "ImageDigestDoesNotMatchException",
                "The provided digest '" + given + "' does not match the image's digest '" + computed + "'");
    }

    AwsServiceException invalid(String parameter, String constraint) {
        return errors.of(InvalidParameterException.builder(), 400, "InvalidParameterException",
                "Invalid parameter at '" + parameter + "' failed to satisfy constraint: '" + constraint + "'");
    }
}
