package dev.slipway.target;

import dev.slipway.change.Made;
import dev.slipway.change.Subject;
import java.util.Optional;

/** A thing that others of the same plan refer to by id: it is there, or an earlier change makes it. */
record Part(Subject what, Optional<String> id) {

    /** The id, or what stands for it in a preview. */
    String shown() {
        return id.orElse("<id of " + what.name() + ">");
    }

    /** The id when it is needed. */
    String id(Made made) {
        return id.or(() -> made.id(what))
                .orElseThrow(() -> new IllegalStateException(what + " comes after what needs it"));
    }
}
