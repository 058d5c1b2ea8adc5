package dev.slipway.practice;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.GetOpenIdConnectProviderResponse;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.Tag;

/** Everything that IAM keeps. */
final class IamState {

    private static final int UNASKED = 100;
    private static final int MOST_TAGS = 50;
    private static final Duration SHOWN_AFTER = Duration.ofSeconds(10);
    private static final Pattern TAG_TEXT = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");

    private final PracticeAccount account;
    private final IamErrors errors;
    private final Map<String, GetOpenIdConnectProviderResponse> providers = new LinkedHashMap<>();
    private final Map<String, KeptRole> roles = new TreeMap<>();

    IamState(PracticeAccount account) {
        this.account = account;
        this.errors = new IamErrors(account.passing());
    }

    /**
     * A role and its policies.
     *
     * @param role     with its trust policy as it was given, and its tags
     * @param inline   policies by name, as they were given
     * @param attached managed policies by ARN
     */
    record KeptRole(Role role, Map<String, String> inline, Map<String, AttachedPolicy> attached) {

        static KeptRole of(Role role) {
            return new KeptRole(role, new TreeMap<>(), new LinkedHashMap<>());
        }

        KeptRole with(Role changed) {
            return new KeptRole(changed, inline, attached);
        }

        /** The same now, whatever becomes of this one. */
        KeptRole copied() {
            return new KeptRole(role, Map.copyOf(inline), Map.copyOf(attached));
        }

        /** The texts of all its policies. */
        Stream<String> policies() {
            return Stream.concat(inline.values().stream(), attached.keySet().stream()
                    .map(arn -> ManagedPolicy.find(arn).orElseThrow().document()));
        }

        /** The text of its permissions boundary. */
        Optional<String> boundary() {
            return Optional.ofNullable(role.permissionsBoundary())
                    .map(boundary -> ManagedPolicy.find(boundary.permissionsBoundaryArn()).orElseThrow().document());
        }
    }

    PracticeAccount account() {
        return account;
    }

    IamErrors errors() {
        return errors;
    }

    /** By ARN, each as it is described. */
    Map<String, GetOpenIdConnectProviderResponse> providers() {
        return providers;
    }

    GetOpenIdConnectProviderResponse provider(String arn) {
        return Optional.ofNullable(providers.get(arn)).orElseThrow(() ->
                errors.noSuchEntity("OpenIDConnect Provider not found for arn " + arn));
    }

    KeptRole role(String name) {
        return find(name).orElseThrow(() -> noSuchRole(name));
    }

    private AwsServiceException noSuchRole(String name) {
        return errors.noSuchEntity("The role with name " + name + " cannot be found.");
    }

    Optional<KeptRole> find(String name) {
        return Optional.ofNullable(name == null ? null : roles.get(name));
    }

    Optional<KeptRole> findByArn(String arn) {
        return roles.values().stream().filter(kept -> kept.role().arn().equals(arn)).findFirst();
    }

    /** The role as it is read; IAM does not yet find each time what has just been made. */
    KeptRole read(String name) {
        return find(name).filter(this::isFound).orElseThrow(() -> noSuchRole(name));
    }

    /**
     * Whether a read finds it this time.
     *
     * @see <a href="https://github.com/hashicorp/terraform-provider-aws/pull/18435">Reads after a create</a>
     */
    boolean isFound(KeptRole kept) {
        return !account.conditions().isMissed(kept.role().createDate(), kept.role().arn(), SHOWN_AFTER);
    }

    Collection<KeptRole> roles() {
        return List.copyOf(roles.values());
    }

    void put(KeptRole role) {
        roles.put(role.role().roleName(), role);
    }

    void remove(KeptRole role) {
        roles.remove(role.role().roleName());
    }

    /** The page of a list, its marker in {@code next}. */
    <T> Page<T> page(List<T> all, Integer most, String marker) {
        return Page.of(all, most, marker, UNASKED, () -> errors.validation("Invalid Marker."));
    }

    /** The tags there were and the new ones in their places. */
    List<Tag> merged(List<Tag> here, List<Tag> added) {
        Map<String, Tag> byKey = new LinkedHashMap<>();
        here.forEach(tag -> byKey.put(tag.key(), tag));
        added.forEach(tag -> byKey.put(checked(tag).key(), tag));
        if (byKey.size() > MOST_TAGS) {
            throw errors.limitExceeded("The number of tags has reached the maximum limit.");
        }
        return new ArrayList<>(byKey.values());
    }

    static List<Tag> without(List<Tag> here, List<String> keys) {
        return here.stream().filter(tag -> !keys.contains(tag.key())).toList();
    }

    /** Policies are percent-encoded in answers, as RFC 3986 says. */
    static String encoded(String policy) {
        return URLEncoder.encode(policy, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A")
                .replace("%7E", "~");
    }

    private Tag checked(Tag tag) {
        boolean keyFits = tag.key() != null && !tag.key().isEmpty() && tag.key().length() <= 128
                && TAG_TEXT.matcher(tag.key()).matches();
        boolean valueFits = tag.value() != null && tag.value().length() <= 256
                && TAG_TEXT.matcher(tag.value()).matches();
        if (!keyFits || !valueFits) {
            throw errors.validation("1 validation error detected: Value at 'tags.1.member."
                    + (keyFits ? "value" : "key") + "' failed to satisfy constraint: Member must satisfy regular "
                    + "expression pattern: [\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+");
        }
        return tag;
    }
}
