package dev.slipway.ui.reach;

import dev.slipway.reach.Fact;
import dev.slipway.reach.Fact.Label;
import dev.slipway.reach.Rung;
import dev.slipway.reach.Rung.Kind;
import dev.slipway.reach.Walk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One step of the way as the picture shows it, from the asker inwards.
 *
 * @param isLit    whether it is the one to mend first
 * @param isBehind whether a question does not come as far as this
 */
record Hop(Rung rung, Sign sign, boolean isLit, boolean isBehind) {

    /** The picture's order: as a question travels. */
    static final List<Kind> INWARDS = List.of(Kind.DNS, Kind.ADDRESS, Kind.BALANCER_ROUTE, Kind.BALANCER_ACL,
            Kind.BALANCER_GROUP, Kind.BALANCER, Kind.LISTENER, Kind.TARGET, Kind.ROUTE, Kind.NETWORK_ACL,
            Kind.SECURITY_GROUP, Kind.INTERFACE, Kind.TASK, Kind.TCP, Kind.HTTP, Kind.BODY);
    private static final List<Kind> USUAL = List.of(Kind.ADDRESS, Kind.ROUTE, Kind.NETWORK_ACL, Kind.SECURITY_GROUP,
            Kind.INTERFACE, Kind.TASK);
    /** What a question does not pass where a load balancer stands in front. */
    private static final List<Kind> PAST_BY_BALANCER = List.of(Kind.ADDRESS, Kind.ROUTE);
    private static final List<Kind> ANSWER = List.of(Kind.TCP, Kind.HTTP, Kind.BODY);

    /** How a step stands, as the picture marks it: an icon, a word {@code hop.SIGN} and a colour. */
    enum Sign { OK, BROKEN, UNKNOWN, INTENDED, NOT_SEEN, WAITING }

    /**
     * The steps in the picture's order. What is being looked at has its place already.
     *
     * @param isUnderWay whether a round has begun that has told nothing of the answer yet
     */
    static List<Hop> of(Optional<Walk> walk, boolean isUnderWay) {
        Optional<Kind> lit = walk.filter(it -> it.outcome() == Walk.Outcome.BROKEN).flatMap(Walk::broken)
                .map(Rung::kind);
        boolean isAsking = isUnderWay && walk.filter(it -> it.stage() == Walk.Stage.DONE).isEmpty();
        List<Hop> hops = new ArrayList<>();
        boolean isBehind = false;
        boolean isBalanced = walk.flatMap(it -> it.rung(Kind.BALANCER)).isPresent();
        for (Kind kind : INWARDS) {
            if (isBalanced && PAST_BY_BALANCER.contains(kind)) {
                continue;
            }
            Optional<Rung> rung = walk.flatMap(it -> it.rung(kind));
            if (rung.isEmpty() && !belongs(kind, walk)) {
                continue;
            }
            Sign sign = rung.map(it -> sign(it.state())).orElse(isAsking ? Sign.WAITING : Sign.NOT_SEEN);
            boolean isFirstToMend = lit.filter(kind::equals).isPresent();
            hops.add(new Hop(rung.orElseGet(() -> notSeen(kind)), sign, isFirstToMend, isBehind && !isFirstToMend));
            isBehind |= sign == Sign.BROKEN || sign == Sign.INTENDED;
        }
        return hops;
    }

    Kind kind() {
        return rung.kind();
    }

    /** What tells most about it in a few characters; empty where nothing was looked at. */
    String gist() {
        return switch (kind()) {
            case TCP -> milliseconds();
            case HTTP -> String.join(" · ", Stream.concat(values(Label.STATUS), Stream.of(milliseconds()))
                    .filter(it -> !it.isEmpty()).toList());
            case BODY -> rung.facts().isEmpty() ? "" : String.valueOf(rung.facts().getLast());
            case TASK -> values(Label.TASK).findFirst().orElse("");
            case ADDRESS -> values(Label.PUBLIC_ADDRESS).findFirst().orElse("");
            default -> rung.deciders().stream().findFirst().or(() -> rung.looked().stream().findFirst())
                    .map(Fact::value).orElse("");
        };
    }

    private String milliseconds() {
        return values(Label.MILLISECONDS).map(it -> it + " ms").findFirst().orElse("");
    }

    private Stream<String> values(Label label) {
        return rung.looked().stream().filter(fact -> fact.label() == label).map(Fact::value);
    }

    /** Before anything is told of a step, its place is kept: the answer's always, the network's on the first round. */
    private static boolean belongs(Kind kind, Optional<Walk> walk) {
        return ANSWER.contains(kind) || walk.filter(it -> !it.rungs().isEmpty()).isEmpty() && USUAL.contains(kind);
    }

    private static Rung notSeen(Kind kind) {
        return new Rung(kind, Rung.State.NOT_REACHED, "reach.notReached", List.of(), List.of(), List.of());
    }

    private static Sign sign(Rung.State state) {
        return switch (state) {
            case OK -> Sign.OK;
            case BROKEN -> Sign.BROKEN;
            case UNKNOWN -> Sign.UNKNOWN;
            case INTENDED -> Sign.INTENDED;
            case NOT_REACHED -> Sign.NOT_SEEN;
        };
    }
}
