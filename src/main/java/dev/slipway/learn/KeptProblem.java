package dev.slipway.learn;

import dev.slipway.change.Problem;

/** Why a kept or saved practice account cannot be opened or written. */
public sealed interface KeptProblem extends Problem {

    /** It does not begin as such a file does. */
    record NoPracticeFile(String file) implements KeptProblem {}

    /** A later version of Slipway wrote it. */
    record NewerVersion(String file, String version) implements KeptProblem {}

    /** The line says nothing that can be done, or not after those before it. Lines count from 1. */
    record BadLine(String file, int line, String reason) implements KeptProblem {}

    /** It is too large to be read. */
    record TooLarge(String file, int megabytes) implements KeptProblem {}

    record Unreadable(String file, String reason) implements KeptProblem {}

    record Unwritable(String file, String reason) implements KeptProblem {}
}
