package dev.slipway.rollout;

/**
 * How far one log stream has been read.
 *
 * @param token   CloudWatch's {@code nextForwardToken}; good for 24 hours
 * @param since   the time that was asked for when the token was given, in milliseconds since 1970; 0 for none
 * @param last    the last line's time in milliseconds since 1970, to find the place again without the token
 * @param atLast  how many of the lines read bear that time
 */
public record LogCursor(String token, long since, long last, int atLast) {}
