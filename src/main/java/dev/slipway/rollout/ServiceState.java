package dev.slipway.rollout;

import dev.slipway.taskdef.TaskDefinition;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * What a service's tasks were made of at one time.
 *
 * @param digests by container, {@code sha256:...}; a container whose image AWS did not resolve is not among them
 * @param desired how many tasks it wanted, where that is known
 */
public record ServiceState(TaskDefinition definition, Map<String, String> digests, OptionalInt desired,
                           Placement network) {

    public ServiceState {
        Objects.requireNonNull(definition);
        digests = Map.copyOf(digests);
        Objects.requireNonNull(desired);
        Objects.requireNonNull(network);
    }

    /**
     * Where its tasks get their network interfaces.
     *
     * @param publicAddress {@code ENABLED} or {@code DISABLED}; empty without the network mode awsvpc
     */
    public record Placement(List<String> subnets, List<String> securityGroups, String publicAddress) {
        public Placement {
            subnets = subnets.stream().sorted().toList();
            securityGroups = securityGroups.stream().sorted().toList();
            Objects.requireNonNull(publicAddress);
        }

        public static Placement none() {
            return new Placement(List.of(), List.of(), "");
        }
    }
}
