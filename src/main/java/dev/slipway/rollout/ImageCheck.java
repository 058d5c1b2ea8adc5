package dev.slipway.rollout;

import dev.slipway.change.Note;
import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.Aws;
import dev.slipway.cloud.AwsProblem;
import dev.slipway.pipeline.ImageRef;
import java.util.Optional;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;

/** Looks whether ECR has the image, before tasks are started that could not fetch it. */
final class ImageCheck {

    private final Account account;

    ImageCheck(Account account) {
        this.account = account;
    }

    /**
     * A warning where the image could not be looked for: another registry, or a right that is missing.
     *
     * @throws ProblemException {@link RolloutProblem.NoRepository} or {@link RolloutProblem.NoImage}
     */
    Optional<Note> check(ImageRef image, String reference) throws ProblemException {
        try {
            if (!isOurs(image)) {
                return Optional.of(Note.info("rollout.image.elsewhere", reference));
            }
            ImageIdentifier id = image.digest().isEmpty() ? ImageIdentifier.builder().imageTag(image.tag()).build()
                    : ImageIdentifier.builder().imageDigest(image.digest()).build();
            Aws.call(() -> account.ecr().describeImages(r -> r.repositoryName(image.repository()).imageIds(id)));
            return Optional.empty();
        } catch (ProblemException e) {
            return Optional.of(unlessMissing(e, image, reference));
        }
    }

    /** Whether the registry that the image names is this account's ECR, in this region. */
    private boolean isOurs(ImageRef image) throws ProblemException {
        try {
            return Aws.call(() -> account.ecr().describeRepositories(r -> r.repositoryNames(image.repository())))
                    .repositories().stream()
                    .anyMatch(it -> it.repositoryUri().equals(image.registry() + "/" + image.repository()));
        } catch (ProblemException e) {
            boolean namesOurs = image.registry().startsWith(account.id() + ".dkr.ecr." + account.region() + ".");
            if (hasCode(e, "RepositoryNotFoundException") && !namesOurs) {
                return false;
            }
            throw e;
        }
    }

    private static Note unlessMissing(ProblemException e, ImageRef image, String reference) throws ProblemException {
        if (hasCode(e, "RepositoryNotFoundException")) {
            throw new ProblemException(new RolloutProblem.NoRepository(image.repository()), e);
        }
        if (hasCode(e, "ImageNotFoundException")) {
            throw new ProblemException(new RolloutProblem.NoImage(reference), e);
        }
        if (e.problem() instanceof AwsProblem.AccessDenied) {
            return Note.warning("rollout.image.unchecked", reference);
        }
        throw e;
    }

    private static boolean hasCode(ProblemException e, String code) {
        return e.problem() instanceof AwsProblem.Refused refused && refused.code().equals(code);
    }
}
