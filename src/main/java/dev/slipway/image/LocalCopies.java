package dev.slipway.image;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Account;
import dev.slipway.pipeline.ImageRef;
import java.util.Optional;

/** What the engine still has of the images in ECR: its own image of the name, if it is the very one. */
final class LocalCopies {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Account account;
    private final ImageEngine engine;

    LocalCopies(Account account, ImageEngine engine) {
        this.account = account;
        this.engine = engine;
    }

    /** @param image with its tag and ECR's digest; without an engine there is no copy */
    Optional<ImageEngine.BuiltImage> of(ImageRef image) {
        try {
            Optional<ImageEngine.BuiltImage> local = engine.inspect(image.byTag());
            return local.isPresent() && isIt(local.get(), image) ? local : Optional.empty();
        } catch (ProblemException e) {
            // the image is in ECR, whatever has become of the engine
            return Optional.empty();
        }
    }

    /** An engine names an image by its configuration, which the manifest names, or (containerd) by the manifest. */
    private boolean isIt(ImageEngine.BuiltImage local, ImageRef image) throws ProblemException {
        if (local.id().equals(image.digest())) {
            return true;
        }
        return switch (EcrManifest.of(account, image)) {
            case EcrManifest.There(String json) -> local.id().equals(configuration(json));
            // a registry that is not ECR is not asked
            case EcrManifest.Elsewhere _ -> true;
            case EcrManifest.NoImage _, EcrManifest.NoRepository _, EcrManifest.Withheld _ -> false;
        };
    }

    private static String configuration(String manifest) {
        try {
            return JSON.readTree(manifest).path("config").path("digest").asText();
        } catch (JsonProcessingException e) {
            return "";
        }
    }
}
