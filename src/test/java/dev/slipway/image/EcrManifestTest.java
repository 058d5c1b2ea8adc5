package dev.slipway.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecr.model.BatchGetImageResponse;
import software.amazon.awssdk.services.ecr.model.Image;
import software.amazon.awssdk.services.ecr.model.ImageFailure;
import software.amazon.awssdk.services.ecr.model.ImageFailureCode;

class EcrManifestTest {

    @Test
    void onlyAnImageThatIsNotFoundIsMissing() {
        assertEquals(new EcrManifest.NoImage(), EcrManifest.of(failed(ImageFailureCode.IMAGE_NOT_FOUND, "not found")));
        assertEquals(new EcrManifest.Withheld("UpstreamUnavailable: no answer"),
                EcrManifest.of(failed(ImageFailureCode.UPSTREAM_UNAVAILABLE, "no answer")));
    }

    @Test
    void anImageIsThereByItsManifest() {
        assertEquals(new EcrManifest.There("{}"), EcrManifest.of(BatchGetImageResponse.builder()
                .images(Image.builder().imageManifest("{}").build()).build()));
    }

    private static BatchGetImageResponse failed(ImageFailureCode code, String reason) {
        return BatchGetImageResponse.builder().failures(ImageFailure.builder().failureCode(code).failureReason(reason)
                .build()).build();
    }
}
