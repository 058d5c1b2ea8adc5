package dev.slipway.identity;

import dev.slipway.identity.PolicyStatement.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What somebody asks of AWS, as policies see it.
 *
 * @param principal who asks; empty when the policy is that one's own
 * @param resource  an ARN, or {@code *} for what has none; not looked at by trust policies
 * @param context   the condition keys that are set, lower case, with their values
 */
public record AccessRequest(Optional<Principal> principal, String action, String resource,
                            Map<String, List<String>> context) {

    public AccessRequest {
        TreeMap<String, List<String>> keys = new TreeMap<>();
        context.forEach((key, values) -> keys.put(key.toLowerCase(Locale.ROOT), List.copyOf(values)));
        context = Map.copyOf(keys);
    }

    /** Of an identity whose own policies are evaluated. */
    public static AccessRequest of(String action, String resource, Map<String, List<String>> context) {
        return new AccessRequest(Optional.empty(), action, resource, context);
    }

    /** Condition keys are the same in upper and lower case. Empty when the key is not set. */
    List<String> values(String key) {
        return context.getOrDefault(key.toLowerCase(Locale.ROOT), List.of());
    }
}
