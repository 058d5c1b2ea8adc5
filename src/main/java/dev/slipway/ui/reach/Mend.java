package dev.slipway.ui.reach;

import dev.slipway.change.Note;
import dev.slipway.reach.Fact;
import dev.slipway.reach.Rung;
import dev.slipway.reach.Rung.Kind;
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

    /** It passes by itself: asking again until it has. */
    record KeepTrying() implements Mend {}

    /** An address that nobody has asked yet, since it may not be the account's. */
    record Ask(URI address) implements Mend {}

    /** Empty for a step that holds, and for what can only be mended elsewhere. */
    static Optional<Mend> of(Rung rung, Walk walk) {
        if (rung.state() == State.OK || rung.state() == State.NOT_REACHED) {
            return Optional.empty();
        }
        return onClick(rung).or(() -> ofKind(rung, walk)).or(() -> rung.causes().stream().findFirst().flatMap(Mend::of));
    }

    /** What can be done about a likely cause. */
    static Optional<Mend> of(Note cause) {
        return switch (cause.key().substring(cause.key().lastIndexOf('.') + 1)) {
            case "notAmongThem" -> Optional.of(new OpenPort());
            case "otherPort" -> step("taskdef");
            case "path", "otherServer" -> step("target");
            case "log", "crashed", "stuck", "balancer502", "balancer504", "noTarget" -> step("deploy/watch");
            case "starting", "newName", "addressMoved", "balancerNode", "oldRevision", "noTargetYet" ->
                    Optional.of(new KeepTrying());
            default -> Optional.empty();
        };
    }

    private static Optional<Mend> ofKind(Rung rung, Walk walk) {
        boolean isBalanced = walk.rung(Kind.BALANCER).isPresent();
        return switch (rung.kind()) {
            case TASK -> step(rung.key().equals("reach.task.noService") ? "deploy" : "deploy/watch");
            case INTERFACE, TARGET -> step("deploy/watch");
            case ADDRESS -> step("deploy");
            case ROUTE -> step("target");
            case SECURITY_GROUP -> isBalanced ? Optional.empty() : walk.door().map(_ -> new OpenPort());
            case BALANCER_GROUP -> walk.door().map(_ -> new OpenPort());
            default -> Optional.empty();
        };
    }

    private static Optional<Mend> step(String step) {
        return Optional.of(new OpenStep(step));
    }

    private static Optional<Mend> onClick(Rung rung) {
        return rung.looked().stream().filter(fact -> fact.label() == Fact.Label.URL_ON_CLICK).findFirst()
                .map(Fact::value).flatMap(Mend::address).map(Ask::new);
    }

    private static Optional<URI> address(String text) {
        try {
            return Optional.of(URI.create(text)).filter(it -> it.getHost() != null);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
