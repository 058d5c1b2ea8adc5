package dev.slipway.ui.identity;

import dev.slipway.identity.Narrowing;
import java.util.List;
import java.util.Objects;

/**
 * What is asked of the roles beside what the pipeline says.
 *
 * @param narrowing what was picked in the list of what is wider than needed
 * @param keys      ARNs of the KMS keys that the task's secrets are sealed with, when they are the learner's own
 */
public record RoleWish(Narrowing narrowing, List<String> keys) {

    public RoleWish {
        Objects.requireNonNull(narrowing);
        keys = List.copyOf(keys);
    }

    /** With nothing picked and no key of one's own. */
    public static RoleWish usual() {
        return new RoleWish(Narrowing.none(), List.of());
    }
}
