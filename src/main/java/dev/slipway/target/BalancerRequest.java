package dev.slipway.target;

import dev.slipway.pipeline.Network;
import dev.slipway.pipeline.Pipeline;
import java.util.Objects;

/**
 * The load balancer that is wanted before the service's tasks.
 *
 * @param name    of load balancer and target group: 1 to 32 letters, digits and hyphens
 * @param tag     the value of {@link Pipeline#TAG} on what is made
 * @param network public subnets in two zones or more, and the group around the load balancer
 * @param port    TCP port of the tasks, 1 to 65535
 * @param path    what the health check asks for, beginning with a slash
 */
public record BalancerRequest(String name, String tag, Network network, int port, String path) {

    private static final int LONGEST = 32;

    public BalancerRequest {
        Objects.requireNonNull(tag);
        Objects.requireNonNull(network);
        Objects.requireNonNull(path);
        if (!name.matches("(?!internal-)[a-zA-Z0-9]([a-zA-Z0-9-]{0,30}[a-zA-Z0-9])?")) {
            throw new IllegalArgumentException("not a load balancer's name: " + name);
        }
    }

    public static BalancerRequest of(Pipeline pipeline, Network network) {
        return new BalancerRequest(name(pipeline.target().service()), pipeline.tag(), network, pipeline.app().port(),
                pipeline.app().path());
    }

    /**
     * The service's name as far as load balancers can bear it.
     *
     * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html">
     *     CreateLoadBalancer, on names</a>
     */
    static String name(String service) {
        String allowed = service.replaceAll("[^a-zA-Z0-9]+", "-").replaceFirst("^-", "");
        String front = allowed.startsWith("internal-") ? "x" + allowed : allowed;
        String whole = front.substring(0, Math.min(front.length(), LONGEST)).replaceFirst("-$", "");
        return whole.isEmpty() ? "app" : whole;
    }
}
