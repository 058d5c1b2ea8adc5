package dev.slipway.practice;

import java.util.Map;
import java.util.Optional;

/**
 * The CI role as a job has taken it on, and what its policies let it do.
 *
 * @param region where the job works: the practice account has things in its own region only
 */
record ActionsSession(PracticeIam iam, String roleArn, String sessionArn, String region) {

    boolean isInRegionOf(PracticeAccount account) {
        return region.equals(account.region());
    }

    /** AWS's words when the role may not; empty when it may. */
    Optional<String> denial(String action, String resource, Map<String, String> context) {
        return iam.allows(roleArn, action, resource, context) ? Optional.empty()
                : Optional.of("User: " + sessionArn + " is not authorized to perform: " + action + " on resource: "
                        + resource + " because no identity-based policy allows the " + action + " action");
    }

    Optional<String> denial(String action, String resource) {
        return denial(action, resource, Map.of());
    }
}
