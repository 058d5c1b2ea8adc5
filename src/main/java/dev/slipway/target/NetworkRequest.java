package dev.slipway.target;

import java.util.Objects;
import java.util.Optional;

/**
 * The network that is wanted for the service's tasks.
 *
 * @param securityGroup the group's name, 1 to 255 characters, not beginning with {@code sg-}
 * @param tag           the value of {@link dev.slipway.pipeline.Pipeline#TAG} on what is made
 * @param vpcId         the VPC that was chosen; when empty the default VPC, or a small network of our own
 * @param opening       the one inbound rule that is wished for; none unless asked for
 */
public record NetworkRequest(String securityGroup, String tag, Optional<String> vpcId, Optional<OpenPort> opening) {

    public NetworkRequest {
        Objects.requireNonNull(tag);
        Objects.requireNonNull(vpcId);
        Objects.requireNonNull(opening);
        if (!securityGroup.matches("(?!sg-)[A-Za-z0-9 ._:/()#,@\\[\\]+=&;{}!$*-]{1,255}")) {
            throw new IllegalArgumentException("not a security group name: " + securityGroup);
        }
    }

    /** In the default VPC, or in a network of our own where there is none; nothing opened. */
    public static NetworkRequest of(String securityGroup, String tag) {
        return new NetworkRequest(securityGroup, tag, Optional.empty(), Optional.empty());
    }

    public NetworkRequest in(String vpcId) {
        return new NetworkRequest(securityGroup, tag, Optional.of(vpcId), opening);
    }

    public NetworkRequest opening(OpenPort port) {
        return new NetworkRequest(securityGroup, tag, vpcId, Optional.of(port));
    }

    /** What a network of our own is called: {@code slipway-} and the repository's name. */
    String ownName() {
        return "slipway-" + tag.substring(tag.indexOf('/') + 1);
    }
}
