package dev.slipway.pipeline;

import dev.slipway.pipeline.Disagreement.Side;
import java.util.List;
import java.util.Optional;

/** What one side of a deployment says, for comparing it with the others. */
public sealed interface Said permits Facts.Settings, Facts.Workflow, Facts.Definition, Facts.Image, Facts.Service,
        Facts.TargetGroup, Said.Dockerfile, Said.Checkout, Said.Existing, Said.Inbound, Said.Trusted, Said.Secret {

    Side side();

    /**
     * What the Dockerfile says of the image.
     *
     * @param ports    the TCP ports it EXPOSEs; what its base image exposes is not known
     * @param platform what its last stage is built for, where it says so
     */
    record Dockerfile(List<Integer> ports, Optional<Platform> platform) implements Said {
        public Dockerfile {
            ports = List.copyOf(ports);
        }

        @Override
        public Side side() {
            return Side.DOCKERFILE;
        }
    }

    /**
     * What git says of the folder.
     *
     * @param repository the repository of its remote
     */
    record Checkout(RepositoryName repository) implements Said {
        @Override
        public Side side() {
            return Side.CHECKOUT;
        }
    }

    /**
     * Whether the account has something.
     *
     * @param side {@link Side#CLUSTER}, {@link Side#REPOSITORY}, {@link Side#LOG_GROUP} or {@link Side#EXECUTION_ROLE}
     * @param name what was asked for
     */
    record Existing(Side side, String name, boolean isThere) implements Said {}

    /**
     * What the security groups around the tasks let in.
     *
     * @param groups the groups' names or ids
     * @param port   the port that was asked about
     * @param isOpen whether anybody at all gets in there
     * @param open   the TCP ports that somebody gets in by, as people write them
     */
    record Inbound(List<String> groups, int port, boolean isOpen, String open) implements Said {
        public Inbound {
            groups = List.copyOf(groups);
        }

        @Override
        public Side side() {
            return Side.SECURITY_GROUP;
        }
    }

    /**
     * Whom the CI role lets in.
     *
     * @param isThere whether there is a role of that name
     * @param needed  the subjects that the workflow's tokens will have
     * @param unmet   those of them that nothing of the role's trust policy lets in
     * @param named   the subjects that its trust policy names
     */
    record Trusted(String role, boolean isThere, List<String> needed, List<String> unmet, List<String> named)
            implements Said {
        public Trusted {
            needed = List.copyOf(needed);
            unmet = List.copyOf(unmet);
            named = List.copyOf(named);
        }

        @Override
        public Side side() {
            return Side.TRUST;
        }
    }

    /**
     * What GitHub says of the secrets that a workflow of the repository sees, and what was put into ours.
     *
     * @param names     of all of them; nobody gets their values back
     * @param isTheRole whether the pipeline's was last set to its role; empty when not from this computer
     * @param role      the ARN of the pipeline's role
     */
    record Secret(List<String> names, Optional<Boolean> isTheRole, String role) implements Said {
        public Secret {
            names = List.copyOf(names);
        }

        @Override
        public Side side() {
            return Side.SECRET;
        }
    }
}
