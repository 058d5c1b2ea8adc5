package dev.slipway.change;

/**
 * A size as a fact, which the texts show as a person reads it ({@code 1.5 MB}).
 *
 * @param count of bytes
 */
public record Bytes(long count) {}
