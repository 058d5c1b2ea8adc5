package dev.slipway.practice;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecr.model.BatchGetImageRequest;
import software.amazon.awssdk.services.ecr.model.BatchGetImageResponse;
import software.amazon.awssdk.services.ecr.model.DescribeImagesRequest;
import software.amazon.awssdk.services.ecr.model.DescribeImagesResponse;
import software.amazon.awssdk.services.ecr.model.Image;
import software.amazon.awssdk.services.ecr.model.ImageDetail;
import software.amazon.awssdk.services.ecr.model.ImageFailure;
import software.amazon.awssdk.services.ecr.model.ImageFailureCode;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.ImageTagMutability;
import software.amazon.awssdk.services.ecr.model.ListImagesRequest;
import software.amazon.awssdk.services.ecr.model.ListImagesResponse;
import software.amazon.awssdk.services.ecr.model.PutImageRequest;
import software.amazon.awssdk.services.ecr.model.PutImageResponse;
import software.amazon.awssdk.services.ecr.model.TagStatus;

/** The images in ECR's repositories. */
interface EcrImages extends EcrPart {

    @Override
    default PutImageResponse putImage(PutImageRequest request) {
        EcrState.KeptRepository kept = state().repository(request.repositoryName());
        EcrImage pushed = EcrImage.of(request.imageManifest(), request.imageManifestMediaType(),
                state().account().now()).orElseThrow(() ->
                        state().errors().invalid("ImageManifest", "Invalid JSON syntax"));
        if (pushed.mediaType().isEmpty()) {
            throw state().errors().invalid("imageManifestMediaType", "must be given here or in the manifest");
        }
        String digest = pushed.digest();
        String tag = request.imageTag();
        if (request.imageDigest() != null && !request.imageDigest().equals(digest)) {
            throw state().errors().digestDiffers(request.imageDigest(), digest);
        }
        EcrImage image = kept.images().getOrDefault(digest, pushed);
        if (image != pushed && (tag == null || image.tags().contains(tag))) {
            throw state().errors().imageExists(request.repositoryName(), digest, tag);
        }
        if (tag != null) {
            moveTag(kept, tag);
            image.tags().add(tag);
        }
        kept.images().put(digest, image);
        return PutImageResponse.builder().image(described(image, tag, kept)).build();
    }

    @Override
    default DescribeImagesResponse describeImages(DescribeImagesRequest request) {
        EcrState.KeptRepository kept = state().repository(request.repositoryName());
        TagStatus status = request.filter() == null ? TagStatus.ANY : request.filter().tagStatus();
        Stream<EcrImage> images = request.imageIds().isEmpty() ? List.copyOf(kept.images().values()).stream()
                : request.imageIds().stream().map(id -> kept.find(id).orElseThrow(() ->
                        state().errors().imageNotFound(request.repositoryName(), id))).distinct();
        List<ImageDetail> found = images.filter(image -> has(image, status)).map(image -> detail(image, kept)).toList();
        Page<ImageDetail> page = state().page(found, request.maxResults(), request.nextToken());
        return DescribeImagesResponse.builder().imageDetails(page.items()).nextToken(page.next()).build();
    }

    /** Names what is not there among the failures, and gives the rest. */
    @Override
    default BatchGetImageResponse batchGetImage(BatchGetImageRequest request) {
        EcrState.KeptRepository kept = state().repository(request.repositoryName());
        List<Image> images = new ArrayList<>();
        List<ImageFailure> failures = new ArrayList<>();
        for (ImageIdentifier id : request.imageIds()) {
            kept.find(id).ifPresentOrElse(image -> images.add(described(image, id.imageTag(), kept)),
                    () -> failures.add(ImageFailure.builder().imageId(id).failureCode(ImageFailureCode.IMAGE_NOT_FOUND)
                            .failureReason("Requested image not found").build()));
        }
        return BatchGetImageResponse.builder().images(images).failures(failures).build();
    }

    @Override
    default ListImagesResponse listImages(ListImagesRequest request) {
        EcrState.KeptRepository kept = state().repository(request.repositoryName());
        TagStatus status = request.filter() == null ? TagStatus.ANY : request.filter().tagStatus();
        List<ImageIdentifier> found = kept.images().values().stream().filter(image -> has(image, status))
                .flatMap(EcrImages::identifiers).toList();
        Page<ImageIdentifier> page = state().page(found, request.maxResults(), request.nextToken());
        return ListImagesResponse.builder().imageIds(page.items()).nextToken(page.next()).build();
    }

    /** Takes the tag from the image that has it, unless the repository's tags stay where they are. */
    private void moveTag(EcrState.KeptRepository kept, String tag) {
        kept.find(ImageIdentifier.builder().imageTag(tag).build()).ifPresent(holder -> {
            if (kept.described().imageTagMutability() == ImageTagMutability.IMMUTABLE) {
                throw state().errors().tagIsImmutable(kept.described().repositoryName(), tag);
            }
            holder.tags().remove(tag);
        });
    }

    private static boolean has(EcrImage image, TagStatus status) {
        return switch (Objects.requireNonNullElse(status, TagStatus.ANY)) {
            case TAGGED -> !image.tags().isEmpty();
            case UNTAGGED -> image.tags().isEmpty();
            default -> true;
        };
    }

    /** One for each tag, or one without a tag. */
    private static Stream<ImageIdentifier> identifiers(EcrImage image) {
        if (image.tags().isEmpty()) {
            return Stream.of(ImageIdentifier.builder().imageDigest(image.digest()).build());
        }
        return image.tags().stream()
                .map(tag -> ImageIdentifier.builder().imageDigest(image.digest()).imageTag(tag).build());
    }

    private static Image described(EcrImage image, String tag, EcrState.KeptRepository kept) {
        return Image.builder().registryId(PracticeAccount.ID).repositoryName(kept.described().repositoryName())
                .imageId(id -> id.imageDigest(image.digest()).imageTag(tag)).imageManifest(image.manifest())
                .imageManifestMediaType(image.mediaType()).build();
    }

    private static ImageDetail detail(EcrImage image, EcrState.KeptRepository kept) {
        return ImageDetail.builder().registryId(PracticeAccount.ID).repositoryName(kept.described().repositoryName())
                .imageDigest(image.digest()).imageTags(image.tags().isEmpty() ? null : List.copyOf(image.tags()))
                .imageSizeInBytes(image.bytes()).imagePushedAt(image.pushed())
                .imageManifestMediaType(image.mediaType()).build();
    }
}
