package dev.slipway.ui.rollout;

import dev.slipway.rollout.Snapshot;
import java.util.Optional;

/** Why something cannot be done with the watched service now, as far as the last look tells; keys of texts. */
final class Obstacles {

    private Obstacles() {}

    /** To whatever changes the service. Nothing is in the way while nobody has looked: the preview will tell. */
    static Optional<String> toChanging(Optional<Snapshot> look) {
        return switch (look.map(Snapshot::status).orElse("")) {
            case "MISSING", "INACTIVE" -> Optional.of("deploy.cannot.noService");
            case "DRAINING" -> Optional.of("deploy.cannot.draining");
            default -> Optional.empty();
        };
    }

    /** To stopping its deployment. */
    static Optional<String> toStopping(Optional<Snapshot> look) {
        Optional<String> ofAll = toChanging(look);
        if (ofAll.isPresent() || look.isEmpty()) {
            return ofAll;
        }
        String state = look.get().primary().map(it -> it.rolloutState()).orElse("");
        if (state.equals("COMPLETED") || state.equals("FAILED")) {
            return Optional.of("deploy.cannot.nothingUnderWay");
        }
        boolean isGoingBack = look.get().history().stream().findFirst()
                .filter(it -> it.status().startsWith("ROLLBACK_")).isPresent();
        return isGoingBack ? Optional.of("deploy.cannot.goingBack") : Optional.empty();
    }
}
