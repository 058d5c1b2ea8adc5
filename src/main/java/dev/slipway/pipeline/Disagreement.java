package dev.slipway.pipeline;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Two sides of one deployment that say different things.
 *
 * @param one       what the first of the kind's sides says
 * @param other     what the second says
 * @param container the definition's container it is about, or empty
 * @param right     the side that is surely meant, where the others leave no doubt
 */
public record Disagreement(Kind kind, String one, String other, String container, Optional<Side> right) {

    /** Who says something. */
    public enum Side { WORKFLOW, DEFINITION, IMAGE, SERVICE, TARGET_GROUP, PIPELINE }

    /** What comes of it. */
    public enum Weight {
        /** A deployment fails, or nobody gets an answer. */
        FAILS,
        /** It works, and does something that is probably not meant. */
        SURPRISES,
        /** Worth knowing. */
        HARMLESS
    }

    /** What they differ on, and between whom. */
    public enum Kind {
        WORKFLOW_CONTAINER("A01", Weight.FAILS, Side.WORKFLOW, Side.DEFINITION),
        PIPELINE_CONTAINER("A02", Weight.FAILS, Side.PIPELINE, Side.DEFINITION),
        BALANCER_CONTAINER("A03", Weight.FAILS, Side.SERVICE, Side.DEFINITION),
        CONTAINER_NAMES("A04", Weight.FAILS, Side.WORKFLOW, Side.PIPELINE),
        PIPELINE_PORT("A05", Weight.FAILS, Side.PIPELINE, Side.DEFINITION),
        BALANCER_PORT("A06", Weight.FAILS, Side.SERVICE, Side.DEFINITION),
        /** ECS registers each task with the container's own port; the target group's is only a default. */
        TARGET_GROUP_PORT("A07", Weight.HARMLESS, Side.TARGET_GROUP, Side.DEFINITION),
        HEALTH_PORT("A08", Weight.SURPRISES, Side.TARGET_GROUP, Side.DEFINITION),
        HEALTH_PATH("A09", Weight.HARMLESS, Side.TARGET_GROUP, Side.PIPELINE),
        TARGET_TYPE("A10", Weight.FAILS, Side.TARGET_GROUP, Side.DEFINITION),
        SERVICE_FAMILY("A11", Weight.SURPRISES, Side.SERVICE, Side.DEFINITION),
        PIPELINE_FAMILY("A12", Weight.SURPRISES, Side.PIPELINE, Side.DEFINITION),
        LAUNCH_TYPE("A13", Weight.FAILS, Side.SERVICE, Side.DEFINITION),
        NETWORK_MISSING("A14", Weight.FAILS, Side.SERVICE, Side.DEFINITION),
        NETWORK_UNWANTED("A15", Weight.FAILS, Side.SERVICE, Side.DEFINITION),
        BUILD_PLATFORM("A16", Weight.FAILS, Side.WORKFLOW, Side.DEFINITION),
        IMAGE_PLATFORM("A17", Weight.FAILS, Side.IMAGE, Side.DEFINITION),
        IMAGE_REGION("A18", Weight.SURPRISES, Side.DEFINITION, Side.PIPELINE),
        LOG_REGION("A19", Weight.SURPRISES, Side.PIPELINE, Side.DEFINITION),
        PUSHED_REGION("A20", Weight.SURPRISES, Side.IMAGE, Side.PIPELINE),
        PUSHED_REPOSITORY("A21", Weight.SURPRISES, Side.IMAGE, Side.PIPELINE),
        WORKFLOW_REGION("A22", Weight.FAILS, Side.WORKFLOW, Side.PIPELINE),
        /** The definition's side is the file that is edited. */
        WORKFLOW_FILE("A23", Weight.FAILS, Side.WORKFLOW, Side.DEFINITION),
        WORKFLOW_CLUSTER("A24", Weight.FAILS, Side.WORKFLOW, Side.PIPELINE),
        WORKFLOW_SERVICE("A25", Weight.FAILS, Side.WORKFLOW, Side.PIPELINE),
        WORKFLOW_REPOSITORY("A26", Weight.FAILS, Side.WORKFLOW, Side.PIPELINE),
        NOTHING_WANTED("A27", Weight.SURPRISES, Side.WORKFLOW, Side.SERVICE),
        WORKFLOW_PORT("A28", Weight.SURPRISES, Side.WORKFLOW, Side.DEFINITION),
        /** A role cannot be passed to ECS from another account. */
        WORKFLOW_ROLE("A29", Weight.FAILS, Side.WORKFLOW, Side.DEFINITION),
        WORKFLOW_LOG_REGION("A30", Weight.SURPRISES, Side.WORKFLOW, Side.DEFINITION),
        WORKFLOW_ACCOUNT("A31", Weight.FAILS, Side.WORKFLOW, Side.PIPELINE),
        /** Known under this name among the rules of task definitions; only the old action minds. */
        FAULT_INJECTION("I14", Weight.SURPRISES, Side.WORKFLOW, Side.DEFINITION);

        private final String id;
        private final Weight weight;
        private final Side one;
        private final Side other;

        Kind(String id, Weight weight, Side one, Side other) {
            this.id = id;
            this.weight = weight;
            this.one = one;
            this.other = other;
        }

        /** Its short name; the text stands under {@code rule.<id>}. */
        public String id() {
            return id;
        }

        public Weight weight() {
            return weight;
        }

        public boolean isAbout(Side side) {
            return one == side || other == side;
        }
    }

    public Disagreement {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(one);
        Objects.requireNonNull(other);
        Objects.requireNonNull(container);
        Objects.requireNonNull(right);
    }

    /** What fills the text: {0} is the container, {1} and {2} what the two sides say. */
    public List<Object> facts() {
        return List.of(container, one, other);
    }
}
