package dev.slipway.reach;

import dev.slipway.change.Note;
import dev.slipway.reach.Probe.Fault;
import dev.slipway.reach.Rung.Kind;
import dev.slipway.reach.Rung.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is likely behind an answer, given all that AWS tells of the way; the likeliest first.
 *
 * @param asked the TCP port that was asked
 */
record Causes(ReachRequest request, Climb climb, int asked) {

    private static final List<Kind> NETWORK = List.of(Kind.ROUTE, Kind.NETWORK_ACL, Kind.SECURITY_GROUP,
            Kind.BALANCER_ROUTE, Kind.BALANCER_ACL, Kind.BALANCER_GROUP);

    /** Nothing came back: something on the way drops the packets. */
    List<Note> ofSilence() {
        List<Note> causes = new ArrayList<>();
        climb.rungs().stream().filter(rung -> NETWORK.contains(rung.kind()) && rung.state() == State.BROKEN)
                .forEach(rung -> causes.add(Note.info("reach.cause.rung." + rung.kind())));
        if (causes.isEmpty()) {
            in(List.of("reach.group.some", "reach.group.prefixList", "reach.acl.some", "reach.acl.someOut")).ifPresent(
                    _ -> causes.add(Note.info("reach.cause.notAmongThem")));
            climb.rungs().stream().filter(rung -> rung.key().equals("reach.route.other")).findFirst()
                    .ifPresent(_ -> causes.add(Note.info("reach.cause.rung.ROUTE")));
            causes.add(Note.info("reach.cause.ownNetwork", String.valueOf(asked)));
            causes.add(climb.isBalanced() ? Note.info("reach.cause.balancerNode")
                    : Note.info("reach.cause.addressMoved"));
        }
        return causes;
    }

    /** The machine says that nothing listens there. */
    List<Note> ofRefusal() {
        if (climb.isBalanced()) {
            return List.of(Note.info("reach.cause.noListener", String.valueOf(asked)));
        }
        List<Note> causes = new ArrayList<>();
        climb.mapped().filter(ports -> !ports.isEmpty() && !ports.contains(request.port()))
                .ifPresent(ports -> causes.add(Note.info("reach.cause.otherPort", ports.stream().map(String::valueOf)
                        .collect(Collectors.joining(", ")), String.valueOf(request.port()))));
        if (climb.isRolling()) {
            causes.add(Note.info("reach.cause.starting"));
        }
        causes.add(isHealthy() ? Note.info("reach.cause.loopbackHealthy") : Note.info("reach.cause.loopback"));
        if (!climb.isRolling()) {
            causes.add(Note.info("reach.cause.starting"));
        }
        return causes;
    }

    List<Note> ofUnknownName() {
        return climb.isBalanced() ? List.of(Note.info("reach.cause.newName"), Note.info("reach.cause.ownResolver"))
                : List.of();
    }

    List<Note> ofNoWay() {
        boolean isV6 = climb.address().filter(it -> String.valueOf(it.getHost()).startsWith("[")).isPresent();
        return List.of(isV6 ? Note.info("reach.cause.noV6") : Note.info("reach.cause.offline"));
    }

    List<Note> of(Fault fault) {
        return switch (fault) {
            case RESET -> List.of(Note.info("reach.cause.crashed"), Note.info("reach.cause.encrypted"));
            case CLOSED -> List.of(Note.info("reach.cause.crashed"), Note.info("reach.cause.notWeb"));
            case SILENT -> climb.isRolling() ? List.of(Note.info("reach.cause.starting"), Note.info("reach.cause.stuck"))
                    : List.of(Note.info("reach.cause.stuck"), Note.info("reach.cause.starting"));
            case TLS -> List.of(Note.info("reach.cause.askEncrypted"));
            case NO_TLS -> List.of(Note.info("reach.cause.askPlain"));
            case CERTIFICATE -> List.of(Note.info("reach.cause.ownName"));
            case NOT_HTTP -> List.of(Note.info("reach.cause.notWeb"));
            case UNREACHABLE -> ofNoWay();
        };
    }

    List<Note> ofNotFound(String server) {
        List<Note> causes = new ArrayList<>();
        if (in(List.of("reach.listener.sendsIf", "reach.listener.answers", "reach.listener.elsewhere")).isPresent()) {
            causes.add(Note.info("reach.cause.listenerRule"));
        }
        if (server.toLowerCase(Locale.ROOT).startsWith("nginx") || server.toLowerCase(Locale.ROOT).startsWith("apache")) {
            causes.add(Note.info("reach.cause.otherServer", server));
        }
        causes.add(Note.info("reach.cause.path", request.path()));
        if (climb.isRolling()) {
            causes.add(Note.info("reach.cause.oldRevision"));
        }
        return causes;
    }

    /** The program was reached, and failed. */
    List<Note> ofFailure(int status) {
        boolean isStarting = climb.isRolling() && status == 503;
        return isStarting ? List.of(Note.info("reach.cause.starting"), Note.info("reach.cause.log"))
                : List.of(Note.info("reach.cause.log"));
    }

    /** The load balancer answers for a program that does not. */
    List<Note> ofBalancer(int status) {
        boolean isClosed = is(Kind.SECURITY_GROUP, State.BROKEN) || is(Kind.NETWORK_ACL, State.BROKEN);
        if (isClosed) {
            return List.of(Note.info("reach.cause.betweenThem"));
        }
        return switch (status) {
            case 502 -> List.of(Note.info("reach.cause.balancer502"), Note.info("reach.cause.log"));
            case 503 -> List.of(climb.isRolling() ? Note.info("reach.cause.noTargetYet")
                    : Note.info("reach.cause.noTarget"));
            case 504 -> List.of(Note.info("reach.cause.balancer504"), Note.info("reach.cause.stuck"));
            default -> List.of(Note.info("reach.cause.log"));
        };
    }

    /** Many servers say so, in their own words, when TLS was meant. */
    List<Note> ofBadRequest(String body) {
        return body.toLowerCase(Locale.ROOT).contains("https") ? List.of(Note.info("reach.cause.askEncrypted"))
                : List.of();
    }

    List<Note> ofOtherBody(String body) {
        List<Note> causes = new ArrayList<>();
        if (climb.isRolling()) {
            causes.add(Note.info("reach.cause.oldRevision"));
        }
        boolean isPage = body.stripLeading().startsWith("<") && !request.expected().stripLeading().startsWith("<");
        causes.add(isPage ? Note.info("reach.cause.page") : Note.info("reach.cause.otherProgram"));
        return causes;
    }

    private boolean isHealthy() {
        return climb.rungs().stream().filter(rung -> rung.kind() == Kind.TASK).flatMap(rung -> rung.looked().stream())
                .anyMatch(fact -> fact.label() == Fact.Label.TASK_HEALTH && fact.value().equals("HEALTHY"));
    }

    private boolean is(Kind kind, State state) {
        return climb.rungs().stream().anyMatch(rung -> rung.kind() == kind && rung.state() == state);
    }

    private Optional<Rung> in(List<String> keys) {
        return climb.rungs().stream().filter(rung -> keys.contains(rung.key())).findFirst();
    }
}
