package dev.slipway.practice;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.ecs.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.ecs.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.TagResourceRequest;
import software.amazon.awssdk.services.ecs.model.TagResourceResponse;
import software.amazon.awssdk.services.ecs.model.UntagResourceRequest;
import software.amazon.awssdk.services.ecs.model.UntagResourceResponse;

/** The tags of everything in ECS, by ARN. */
final class EcsTags {

    private static final int MOST = 50;

    private final Map<String, List<Tag>> tags = new HashMap<>();

    /** Refuses what AWS refuses in the tags of a creating call. */
    static void check(boolean given, List<Tag> tags) {
        if (given && tags.isEmpty()) {
            throw EcsErrors.client("Tags can not be empty.");
        }
        if (tags.size() > MOST) {
            throw EcsErrors.invalidParameter("The maximum number of tags that can be applied to a resource is 50.");
        }
        for (Tag tag : tags) {
            if (tag.key() == null || tag.key().isEmpty() || tag.key().toLowerCase(Locale.ROOT).startsWith("aws:")) {
                throw EcsErrors.invalidParameter("Invalid tag key: " + tag.key());
            }
        }
    }

    void created(String arn, List<Tag> tags) {
        this.tags.put(arn, List.copyOf(tags));
    }

    List<Tag> of(String arn) {
        return tags.getOrDefault(arn, List.of());
    }

    ListTagsForResourceResponse list(ListTagsForResourceRequest request) {
        return ListTagsForResourceResponse.builder().tags(existing(request.resourceArn())).build();
    }

    TagResourceResponse add(TagResourceRequest request) {
        check(true, request.tags());
        Map<String, Tag> byKey = new LinkedHashMap<>();
        existing(request.resourceArn()).forEach(tag -> byKey.put(tag.key(), tag));
        request.tags().forEach(tag -> byKey.put(tag.key(), tag));
        tags.put(request.resourceArn(), List.copyOf(byKey.values()));
        return TagResourceResponse.builder().build();
    }

    UntagResourceResponse remove(UntagResourceRequest request) {
        List<Tag> left = existing(request.resourceArn()).stream()
                .filter(tag -> !request.tagKeys().contains(tag.key())).toList();
        tags.put(request.resourceArn(), left);
        return UntagResourceResponse.builder().build();
    }

    private List<Tag> existing(String arn) {
        List<Tag> its = tags.get(arn);
        if (its == null) {
            throw EcsErrors.resourceNotFound();
        }
        return its;
    }
}
