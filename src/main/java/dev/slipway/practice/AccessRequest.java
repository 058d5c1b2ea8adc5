package dev.slipway.practice;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What somebody wants to do.
 *
 * @param action   {@code ecs:UpdateService}
 * @param resource an ARN, or * for what has none
 * @param context  condition keys, in whatever case, and their values
 */
record AccessRequest(String action, String resource, Map<String, String> context) {

    AccessRequest {
        Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(context);
        context = anyCase;
    }

    Optional<String> value(String key) {
        return Optional.ofNullable(context.get(key));
    }
}
