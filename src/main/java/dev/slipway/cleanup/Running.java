package dev.slipway.cleanup;

import dev.slipway.change.Ledger;
import dev.slipway.change.Subject;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What costs by the hour, as far as a ledger tells without asking anybody. */
public final class Running {

    private static final Set<Subject.Kind> BY_THE_HOUR = Set.of(Subject.Kind.SERVICE, Subject.Kind.LOAD_BALANCER);

    private Running() {}

    /** When the first service or load balancer was made that was not removed since by Slipway. */
    public static Optional<Instant> since(List<Ledger.Entry> entries) {
        return Creations.of(entries).all().stream().filter(it -> BY_THE_HOUR.contains(it.what().kind()))
                .flatMap(it -> instant(it.at()).stream()).min(Instant::compareTo);
    }

    private static Optional<Instant> instant(String written) {
        try {
            return Optional.of(Instant.parse(written));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
