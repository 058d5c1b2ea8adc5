package dev.slipway.image;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.ecr.model.ImageTagMutability;

/**
 * How an ECR repository is wanted. What is empty is not asked for: it stays as it is, or as new repositories are made
 * here, which is scanning on push and movable tags.
 *
 * @param scansOnPush whether ECR looks for known vulnerabilities in each image that arrives
 * @param keepsTags   whether a tag, once pushed, stays what it is (IMMUTABLE)
 * @param lifecycle   which images ECR removes by itself
 */
public record RepositorySettings(Optional<Boolean> scansOnPush, Optional<Boolean> keepsTags,
                                 Optional<Lifecycle> lifecycle) {

    public RepositorySettings {
        Objects.requireNonNull(scansOnPush);
        Objects.requireNonNull(keepsTags);
        Objects.requireNonNull(lifecycle);
    }

    /** Nothing is asked for. */
    public static RepositorySettings asTheyAre() {
        return new RepositorySettings(Optional.empty(), Optional.empty(), Optional.empty());
    }

    static ImageTagMutability mutability(boolean keepsTags) {
        return keepsTags ? ImageTagMutability.IMMUTABLE : ImageTagMutability.MUTABLE;
    }

    /**
     * Which images ECR removes by itself, within a day of their time.
     *
     * @param newest       how many images stay, the last pushed ones
     * @param untaggedDays after how many days an image goes whose tag has moved on
     * @see <a href="https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html">ECR: lifecycle</a>
     */
    public record Lifecycle(int newest, int untaggedDays) {

        public Lifecycle {
            if (newest < 1 || untaggedDays < 1) {
                throw new IllegalArgumentException("at least one image and one day: " + newest + ", " + untaggedDays);
            }
        }

        /** As ECR takes it; the rule for all images has to be the last. */
        String policy() {
            ObjectNode policy = new ObjectMapper().createObjectNode();
            ArrayNode rules = policy.putArray("rules");
            expire(rules, "Images that no tag names", "untagged", "sinceImagePushed", untaggedDays)
                    .put("countUnit", "days");
            expire(rules, "All but the newest", "any", "imageCountMoreThan", newest);
            return policy.toPrettyString();
        }

        private static ObjectNode expire(ArrayNode rules, String words, String tags, String counts, int number) {
            ObjectNode rule = rules.addObject().put("rulePriority", rules.size()).put("description", words);
            ObjectNode selection = rule.putObject("selection").put("tagStatus", tags).put("countType", counts)
                    .put("countNumber", number);
            rule.putObject("action").put("type", "expire");
            return selection;
        }
    }
}
