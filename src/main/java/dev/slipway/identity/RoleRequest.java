package dev.slipway.identity;

import java.util.Objects;
import java.util.Optional;

/**
 * The CI role that is wanted.
 *
 * @param policyName the inline policy's name
 * @param tag        value of the tag on a role that is made
 */
public record RoleRequest(String name, String description, TrustRequest trust, String policyName,
                          PermissionPolicy permissions, Narrowing narrowing, String tag) {

    private static final int LONGEST_DESCRIPTION = 1_000;

    public RoleRequest {
        problem(name, description).ifPresent(problem -> {
            throw new IllegalArgumentException(problem.toString());
        });
        Objects.requireNonNull(trust);
        Objects.requireNonNull(policyName);
        Objects.requireNonNull(permissions);
        Objects.requireNonNull(narrowing);
        Objects.requireNonNull(tag);
    }

    /** With the policy's usual name, {@code <role>-deploy}, and nothing narrowed. */
    public static RoleRequest of(String name, String description, TrustRequest trust, PermissionPolicy permissions,
                                 String tag) {
        return new RoleRequest(name, description, trust, name + "-deploy", permissions, Narrowing.none(), tag);
    }

    public RoleRequest with(Narrowing picked) {
        return new RoleRequest(name, description, trust, policyName, permissions, picked, tag);
    }

    /** What IAM would not take about a name or a description, as somebody types them. */
    public static Optional<IdentityProblem> problem(String name, String description) {
        int place = firstBad(name, "[A-Za-z0-9+=,.@_-]", 64);
        if (name.isEmpty() || place >= 0) {
            return Optional.of(new IdentityProblem.BadRoleName(name, Math.max(place, 0)));
        }
        int at = firstBad(description, "[\\t\\n\\r -~\u00a1-\u00ff]", LONGEST_DESCRIPTION);
        return at < 0 ? Optional.empty() : Optional.of(new IdentityProblem.BadDescription(description, at));
    }

    private static int firstBad(String text, String allowed, int longest) {
        for (int i = 0; i < text.length(); i++) {
            if (i >= longest || !text.substring(i, i + 1).matches(allowed)) {
                return i;
            }
        }
        return -1;
    }
}
