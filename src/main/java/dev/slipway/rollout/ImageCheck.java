package dev.slipway.rollout;

import dev.slipway.change.Note;
import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.Aws;
import dev.slipway.cloud.AwsProblem;
import dev.slipway.pipeline.ImageRef;
import java.util.Optional;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;

/** Looks whether ECR has the image, and which it is, before tasks are started that could not fetch it. */
final class ImageCheck {

    private final Account account;

    ImageCheck(Account account) {
        this.account = account;
    }

    /**
     * What was found.
     *
     * @param image with the digest that its tag means now, where ECR says
     * @param note  a warning where the image could not be looked for: another registry, or a right that is missing
     */
    record Found(ImageRef image, Optional<Note> note) {

        /**
         * What the container's image becomes: {@code repository@sha256:...} when the digest is known, since that image
         * and no other was pushed; else {@code repository:tag}.
         */
        String reference() {
            return ImageCheck.reference(image);
        }
    }

    /**
     * The image that is meant.
     *
     * @throws ProblemException {@link RolloutProblem.NoRepository} or {@link RolloutProblem.NoImage}
     */
    Found look(ImageRef image) throws ProblemException {
        try {
            if (!isOurs(image)) {
                return new Found(image, Optional.of(Note.info("rollout.image.elsewhere", reference(image))));
            }
            ImageIdentifier id = image.digest().isEmpty() ? ImageIdentifier.builder().imageTag(image.tag()).build()
                    : ImageIdentifier.builder().imageDigest(image.digest()).build();
            String digest = Aws.call(() -> account.ecr().describeImages(r -> r.repositoryName(image.repository())
                    .imageIds(id))).imageDetails().getFirst().imageDigest();
            return new Found(image.withDigest(digest), Optional.empty());
        } catch (ProblemException e) {
            return new Found(image, Optional.of(unlessMissing(e, image, reference(image))));
        }
    }

    private static String reference(ImageRef image) {
        return image.digest().isEmpty() ? image.byTag()
                : image.registry() + "/" + image.repository() + "@" + image.digest();
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
