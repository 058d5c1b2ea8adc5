package dev.slipway.identity;

/** What policies say to a request. */
public sealed interface Decision {

    /** A statement allows it and none denies it. */
    record Allowed(String policy, PolicyStatement by) implements Decision {}

    /** A statement denies it, whatever others allow. */
    record Denied(String policy, PolicyStatement by) implements Decision {}

    /** No statement speaks of it, and what nobody allows is not allowed. */
    record NotAllowed() implements Decision {}

    default boolean isAllowed() {
        return this instanceof Allowed;
    }
}
