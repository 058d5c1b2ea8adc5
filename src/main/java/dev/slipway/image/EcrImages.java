package dev.slipway.image;

import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.Aws;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import software.amazon.awssdk.services.ecr.model.AuthorizationData;
import software.amazon.awssdk.services.ecr.model.ImageDetail;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.ImageNotFoundException;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;

/** What ECR has, and the way in. */
final class EcrImages {

    private final Account account;

    EcrImages(Account account) {
        this.account = account;
    }

    /** One image; {@code bytes} is its size as it is stored, compressed. */
    record Stored(String digest, long bytes, Instant pushedAt) {}

    /** The image under that tag; none either when there is no such repository. */
    Optional<Stored> find(String repository, String tag) throws ProblemException {
        return Aws.call(() -> {
            try {
                return account.ecr().describeImages(images -> images.repositoryName(repository)
                        .imageIds(ImageIdentifier.builder().imageTag(tag).build())).imageDetails().stream()
                        .findFirst().map(EcrImages::stored);
            } catch (ImageNotFoundException | RepositoryNotFoundException e) {
                return Optional.empty();
            }
        });
    }

    private static Stored stored(ImageDetail image) {
        long bytes = image.imageSizeInBytes() == null ? 0 : image.imageSizeInBytes();
        Instant pushed = image.imagePushedAt() == null ? Instant.EPOCH : image.imagePushedAt();
        return new Stored(image.imageDigest(), bytes, pushed);
    }

    /** A fresh login; ECR's are good for twelve hours, so none is kept. */
    ImageEngine.Login login() throws ProblemException {
        return Aws.call(() -> login(account.ecr().getAuthorizationToken().authorizationData().getFirst()));
    }

    /** The token is {@code AWS:password} in Base64. */
    private static ImageEngine.Login login(AuthorizationData data) {
        String token = new String(Base64.getDecoder().decode(data.authorizationToken()), StandardCharsets.UTF_8);
        int colon = token.indexOf(':');
        String registry = data.proxyEndpoint().replaceFirst("^https?://", "");
        return new ImageEngine.Login(registry, token.substring(0, colon), token.substring(colon + 1));
    }
}
