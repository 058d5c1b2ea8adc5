package dev.slipway.ui.reach;

import dev.slipway.reach.Fact;
import dev.slipway.reach.Rung;
import dev.slipway.reach.Rung.State;
import dev.slipway.reach.Walk;
import java.net.URI;
import java.util.Optional;

/** What can be done about a step from here, as data. Nothing is done before a click, and no change before its preview. */
sealed interface Mend {

    /** Another page of the wizard is where it is mended. */
    record OpenStep(String step) implements Mend {}

    /** Somebody has to be let in by the port. */
    record OpenPort() implements Mend {}

    /** An address that nobody has asked yet, since the account does not own it. */
    record Ask(URI address) implements Mend {}

    /** Empty for a step that holds, and for what can only be mended elsewhere. */
    static Optional<Mend> of(Rung rung, Walk walk) {
        if (rung.state() == State.OK || rung.state() == State.NOT_REACHED) {
            return Optional.empty();
        }
        return switch (rung.kind()) {
            case TASK -> step(rung.key().equals("reach.task.noService") ? "deploy" : "deploy/watch");
            case INTERFACE, TARGET -> step("deploy/watch");
            case ADDRESS -> asking(rung, Fact.Label.PRIVATE_ADDRESS, walk).or(() -> step("deploy"));
            case ROUTE -> step("target");
            case SECURITY_GROUP, BALANCER_GROUP -> walk.door().map(_ -> new OpenPort());
            case TCP -> rung.key().equals("reach.tcp.refused") ? step("taskdef") : Optional.empty();
            case HTTP -> http(rung, walk);
            default -> Optional.empty();
        };
    }

    private static Optional<Mend> http(Rung rung, Walk walk) {
        Optional<Mend> elsewhere = asking(rung, Fact.Label.LOCATION, walk);
        return switch (rung.key()) {
            case "reach.http.appFailed", "reach.http.RESET", "reach.http.CLOSED", "reach.http.SILENT" ->
                    step("deploy/watch");
            case "reach.http.notFound", "reach.http.NOT_HTTP" -> step("target");
            default -> elsewhere;
        };
    }

    private static Optional<Mend> step(String step) {
        return Optional.of(new OpenStep(step));
    }

    /** What a redirect names may be relative; only what a browser would ask is asked. */
    private static Optional<Mend> asking(Rung rung, Fact.Label label, Walk walk) {
        return rung.looked().stream().filter(fact -> fact.label() == label).map(Fact::value).findFirst()
                .flatMap(text -> address(text, walk)).map(Ask::new);
    }

    private static Optional<URI> address(String text, Walk walk) {
        try {
            URI named = URI.create(text);
            URI whole = walk.asked().map(asked -> asked.resolve(named)).orElse(named);
            boolean isWeb = "http".equals(whole.getScheme()) || "https".equals(whole.getScheme());
            return isWeb && whole.getHost() != null ? Optional.of(whole) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
