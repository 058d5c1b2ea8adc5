package dev.slipway.diagnosis;

/** How surely words mean a cause. */
enum Strength {
    /** They name it. */
    NAMED(0.96),
    /** They are what is said when it is so. */
    TYPICAL(0.88),
    /** Mostly. */
    LIKELY(0.78),
    /** They tell what came of a cause that lies deeper; anything more precise goes before. */
    SYMPTOM(0.64),
    HINT(0.5),
    FAINT(0.3);

    private final double confidence;

    Strength(double confidence) {
        this.confidence = confidence;
    }

    double confidence() {
        return confidence;
    }
}
