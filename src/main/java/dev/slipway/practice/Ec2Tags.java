package dev.slipway.practice;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/** The tags of all EC2 resources, by the resource's id. */
final class Ec2Tags {

    private final Map<String, Map<String, String>> byId = new LinkedHashMap<>();
    private final Ec2Errors errors;

    Ec2Tags(Ec2Errors errors) {
        this.errors = errors;
    }

    List<Tag> of(String id) {
        return byId.getOrDefault(id, Map.of()).entrySet().stream()
                .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build()).toList();
    }

    /** The tags that a creating request gives to what it creates; thrown before anything is created. */
    List<Tag> asked(List<TagSpecification> specifications, ResourceType created) {
        for (TagSpecification specification : specifications) {
            if (specification.resourceType() != created) {
                throw errors.invalidValue("'" + specification.resourceTypeAsString()
                        + "' is not a valid taggable resource type for this operation.");
            }
        }
        List<Tag> tags = specifications.stream().flatMap(specification -> specification.tags().stream()).toList();
        tags.forEach(this::check);
        return tags;
    }

    void put(String id, Collection<Tag> tags) {
        tags.forEach(this::check);
        Map<String, String> here = byId.computeIfAbsent(id, _ -> new LinkedHashMap<>());
        tags.forEach(tag -> here.put(tag.key(), tag.value() == null ? "" : tag.value()));
    }

    /** Without a value, whatever value the tag has. */
    void remove(String id, Collection<Tag> tags) {
        Map<String, String> here = byId.getOrDefault(id, new LinkedHashMap<>());
        for (Tag tag : tags) {
            here.entrySet().removeIf(each -> each.getKey().equals(tag.key())
                    && (tag.value() == null || tag.value().equals(each.getValue())));
        }
    }

    void forget(String id) {
        byId.remove(id);
    }

    private void check(Tag tag) {
        if (tag.key() == null || tag.key().isEmpty()) {
            throw errors.invalidValue("Tag key cannot be null or empty.");
        }
        if (tag.key().toLowerCase(Locale.ROOT).startsWith("aws:")) {
            throw errors.invalidValue("Tag keys starting with 'aws:' are reserved for internal use");
        }
    }
}
