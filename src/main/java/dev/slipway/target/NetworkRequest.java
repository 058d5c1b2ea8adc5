package dev.slipway.target;

import dev.slipway.pipeline.Cidr;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.Placement;
import java.util.Objects;
import java.util.Optional;

/**
 * The network that is wanted for the service's tasks.
 *
 * @param securityGroup the group's name, 1 to 255 characters, not beginning with {@code sg-}
 * @param tag           the value of {@link Pipeline#TAG} on what is made
 * @param placement     what was chosen; what it leaves open is found or made
 * @param port          TCP port of the container, 1 to 65535
 * @param openFor       who the one inbound rule from outside is wished for; nobody unless asked for
 */
public record NetworkRequest(String securityGroup, String tag, Placement placement, int port,
                             Optional<Cidr> openFor) {

    /** Where a load balancer listens. */
    static final int HTTP = 80;

    private static final String BALANCER = "-alb";
    private static final int LONGEST = 255;

    public NetworkRequest {
        Objects.requireNonNull(tag);
        Objects.requireNonNull(placement);
        Objects.requireNonNull(openFor);
        if (!securityGroup.matches("(?!sg-)[A-Za-z0-9 ._:/()#,@\\[\\]+=&;{}!$*-]{1,255}")) {
            throw new IllegalArgumentException("not a security group name: " + securityGroup);
        }
    }

    /** Nothing opened. */
    public static NetworkRequest of(Pipeline pipeline) {
        return new NetworkRequest(pipeline.target().securityGroup(), pipeline.tag(), pipeline.placement(),
                pipeline.app().port(), Optional.empty());
    }

    public NetworkRequest in(Placement chosen) {
        return new NetworkRequest(securityGroup, tag, chosen, port, openFor);
    }

    /** The port that is asked from outside, open for them: the load balancer's where there is one. */
    public NetworkRequest openFor(Optional<Cidr> who) {
        return new NetworkRequest(securityGroup, tag, placement, port, who);
    }

    /** What a network of our own is called: {@code slipway-} and the repository's name. */
    String ownName() {
        return "slipway-" + tag.substring(tag.indexOf('/') + 1);
    }

    /** What the group around the load balancer is called. */
    String balancerGroup() {
        return securityGroup.substring(0, Math.min(securityGroup.length(), LONGEST - BALANCER.length())) + BALANCER;
    }
}
