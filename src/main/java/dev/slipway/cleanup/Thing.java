package dev.slipway.cleanup;

import dev.slipway.change.Subject;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Something in the account, by what it is called and by the id that no other has.
 *
 * @param what  as the ledger and the screen name it
 * @param id    an ARN, a resource id, or a repository's URI
 * @param seen  what a person recognises it by; equal as long as it stays as it is
 * @param since when it was made, where AWS tells
 */
public record Thing(Subject what, String id, String seen, Optional<Instant> since) {

    public Thing {
        Objects.requireNonNull(what);
        Objects.requireNonNull(id);
        Objects.requireNonNull(seen);
        Objects.requireNonNull(since);
    }

    static Thing of(Subject.Kind kind, String name, String id, String seen) {
        return new Thing(new Subject(kind, name), id, seen, Optional.empty());
    }

    Thing since(Instant moment) {
        return new Thing(what, id, seen, Optional.ofNullable(moment));
    }
}
