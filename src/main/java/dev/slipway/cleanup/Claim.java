package dev.slipway.cleanup;

import dev.slipway.change.Note;
import java.util.Optional;

/**
 * That a thing concerns this pipeline.
 *
 * @param kept why it is not for us to remove all the same
 */
record Claim(Optional<Note> kept) {

    static Claim ours() {
        return new Claim(Optional.empty());
    }

    static Claim keptFor(Note reason) {
        return new Claim(Optional.of(reason));
    }
}
