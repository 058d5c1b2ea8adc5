package dev.slipway.practice;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.Repository;
import software.amazon.awssdk.services.ecr.model.Tag;

/** Everything that ECR keeps. */
final class EcrState {

    private static final int UNASKED = 100;

    private final PracticeAccount account;
    private final EcrErrors errors;
    private final Map<String, KeptRepository> repositories = new TreeMap<>();
    /** By the repository's name, as they were written; so are the lifecycle policies. */
    private final Map<String, String> policies = new TreeMap<>();
    private final Map<String, String> lifecycles = new TreeMap<>();

    EcrState(PracticeAccount account) {
        this.account = account;
        this.errors = new EcrErrors(account.passing());
    }

    /** A repository, its tags, and its images by digest in the order they were pushed. */
    record KeptRepository(Repository described, Map<String, String> tags, Map<String, EcrImage> images) {

        static KeptRepository of(Repository described) {
            return new KeptRepository(described, new LinkedHashMap<>(), new LinkedHashMap<>());
        }

        KeptRepository with(Repository changed) {
            return new KeptRepository(changed, tags, images);
        }

        /** By digest, by tag, or by both. */
        Optional<EcrImage> find(ImageIdentifier id) {
            return images.values().stream()
                    .filter(image -> id.imageDigest() == null || id.imageDigest().equals(image.digest()))
                    .filter(image -> id.imageTag() == null || image.tags().contains(id.imageTag())).findFirst();
        }

        List<Tag> tagList() {
            return tags.entrySet().stream()
                    .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build()).toList();
        }
    }

    PracticeAccount account() {
        return account;
    }

    EcrErrors errors() {
        return errors;
    }

    KeptRepository repository(String name) {
        return Optional.ofNullable(repositories.get(String.valueOf(name)))
                .orElseThrow(() -> errors.repositoryNotFound(name));
    }

    Map<String, String> policies() {
        return policies;
    }

    Map<String, String> lifecycles() {
        return lifecycles;
    }

    KeptRepository repositoryByArn(String arn) {
        return repositories.values().stream().filter(kept -> kept.described().repositoryArn().equals(arn)).findFirst()
                .orElseThrow(() -> errors.repositoryNotFound(String.valueOf(arn).replaceFirst(".*repository/", "")));
    }

    boolean has(String name) {
        return repositories.containsKey(name);
    }

    Collection<KeptRepository> repositories() {
        return List.copyOf(repositories.values());
    }

    void put(KeptRepository repository) {
        repositories.put(repository.described().repositoryName(), repository);
    }

    void remove(String name) {
        repositories.remove(name);
        policies.remove(name);
        lifecycles.remove(name);
    }

    <T> Page<T> page(List<T> all, Integer most, String token) {
        return Page.of(all, most, token, UNASKED, () -> errors.invalid("nextToken", "must be a token of an answer"));
    }
}
