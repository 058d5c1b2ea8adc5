package dev.slipway.reach;

import dev.slipway.change.Problem;
import java.time.Duration;
import java.util.List;

/** What can stand in the way of opening or closing a port, or of learning for whom. */
public sealed interface ReachProblem extends Problem {

    /** There is no security group of that id here. */
    record NoSuchSecurityGroup(String id) implements ReachProblem {}

    /** Whoever tells one's own address was not reached. */
    record OwnAddressOffline(String host, String reason) implements ReachProblem {}

    /** No answer in time. */
    record OwnAddressTooSlow(String host, long seconds) implements ReachProblem {

        @Override
        public List<Object> facts() {
            return List.of(host, Duration.ofSeconds(seconds));
        }
    }

    /** The other side showed a certificate that this computer does not trust. */
    record OwnAddressUntrusted(String host, String reason) implements ReachProblem {}

    /** Another answer than 200: mostly of a proxy, or of a network that wants a login first. */
    record OwnAddressRefused(String host, int status) implements ReachProblem {}

    /** The answer is no address. */
    record OwnAddressUnreadable(String host, String said) implements ReachProblem {}

    /** The answer is an address that the internet does not know, which a proxy on the way has told. */
    record OwnAddressPrivate(String host, String address) implements ReachProblem {}
}
