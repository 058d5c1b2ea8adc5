package dev.slipway.identity;

import java.util.Objects;

/**
 * Whom a role is to trust.
 *
 * @param narrow whether what lets others in, though it may be meant, is closed too
 */
public record TrustRequest(TrustTarget target, boolean narrow) {

    public TrustRequest {
        Objects.requireNonNull(target);
    }
}
