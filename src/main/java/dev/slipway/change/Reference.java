package dev.slipway.change;

import java.util.Objects;
import java.util.Optional;

/** A thing that others of the same plan refer to by id: it is there, or an earlier change makes it. */
public record Reference(Subject what, Optional<String> id) {

    public Reference {
        Objects.requireNonNull(what);
        Objects.requireNonNull(id);
    }

    /** The id, or what stands for it in a preview. */
    public String shown() {
        return id.orElse("<id of " + what.name() + ">");
    }

    /** The id when it is needed. */
    public String id(Made made) {
        return id.or(() -> made.id(what))
                .orElseThrow(() -> new IllegalStateException(what + " comes after what needs it"));
    }
}
