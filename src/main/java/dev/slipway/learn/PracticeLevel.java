package dev.slipway.learn;

/** How much of AWS's moods the practice account has. */
public enum PracticeLevel {

    /** What was done is seen at once, and every call is answered. */
    CALM,

    /** Changes take seconds to be seen everywhere, and now and then a call is refused, slow, or has to wait for room. */
    REAL
}
