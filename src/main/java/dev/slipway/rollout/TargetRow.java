package dev.slipway.rollout;

/**
 * One target of one of the service's target groups.
 *
 * @param group       the target group's ARN
 * @param id          an address, or an instance's id
 * @param state       {@code initial}, {@code healthy}, {@code unhealthy}, {@code draining}, {@code unused}, ...
 * @param reason      {@code Target.ResponseCodeMismatch}, ..., or empty
 * @param description AWS's own words, or empty
 * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html">
 *     Health checks of target groups</a>
 */
public record TargetRow(String group, String id, int port, String state, String reason, String description) {

    /** What stays the same while its health changes. */
    String key() {
        return group + " " + name();
    }

    /** {@code 172.31.0.7:8080}. */
    public String name() {
        return id + ":" + port;
    }

    /** The target group's name. */
    public String groupName() {
        String[] parts = group.split("/");
        return parts.length > 1 ? parts[1] : group;
    }

    /** The words that say most. */
    public String why() {
        return description.isEmpty() ? reason : description;
    }

    public boolean isUnhealthy() {
        return state.equals("unhealthy");
    }
}
