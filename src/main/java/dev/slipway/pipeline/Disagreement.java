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
    public enum Side {
        WORKFLOW, DEFINITION, IMAGE, SERVICE, TARGET_GROUP, PIPELINE, DOCKERFILE, CHECKOUT, CLUSTER, REPOSITORY,
        LOG_GROUP, EXECUTION_ROLE, SECURITY_GROUP, TRUST, SECRET
    }

    /** What comes of it. */
    public enum Weight {
        /** A deployment fails, or nobody gets an answer. */
        FAILS,
        /** It works, and does something that is probably not meant. */
        SURPRISES,
        /** Something is not made yet. */
        MISSING,
        /** Worth knowing. */
        HARMLESS
    }

    /** What has to be the same on both sides. */
    public enum Matter {
        REPOSITORY, BRANCH, ACCOUNT, REGION, ROLE, SUBJECT, SECRET, CLUSTER, SERVICE, FAMILY, FILE, CONTAINER, PORT,
        PATH, PLATFORM, IMAGE, EXECUTION_ROLE, LOG_GROUP, NETWORK, LAUNCH, COUNT, FIELD
    }

    /** What they differ on, and between whom. */
    public enum Kind {
        WORKFLOW_CONTAINER("A01", Matter.CONTAINER, Weight.FAILS, Side.WORKFLOW, Side.DEFINITION),
        PIPELINE_CONTAINER("A02", Matter.CONTAINER, Weight.FAILS, Side.PIPELINE, Side.DEFINITION),
        BALANCER_CONTAINER("A03", Matter.CONTAINER, Weight.FAILS, Side.SERVICE, Side.DEFINITION),
        CONTAINER_NAMES("A04", Matter.CONTAINER, Weight.FAILS, Side.WORKFLOW, Side.PIPELINE),
        PIPELINE_PORT("A05", Matter.PORT, Weight.FAILS, Side.PIPELINE, Side.DEFINITION),
        BALANCER_PORT("A06", Matter.PORT, Weight.FAILS, Side.SERVICE, Side.DEFINITION),
        /** ECS registers each task with the container's own port; the target group's is only a default. */
        TARGET_GROUP_PORT("A07", Matter.PORT, Weight.HARMLESS, Side.TARGET_GROUP, Side.DEFINITION),
        HEALTH_PORT("A08", Matter.PORT, Weight.SURPRISES, Side.TARGET_GROUP, Side.DEFINITION),
        HEALTH_PATH("A09", Matter.PATH, Weight.HARMLESS, Side.TARGET_GROUP, Side.PIPELINE),
        TARGET_TYPE("A10", Matter.NETWORK, Weight.FAILS, Side.TARGET_GROUP, Side.DEFINITION),
        SERVICE_FAMILY("A11", Matter.FAMILY, Weight.SURPRISES, Side.SERVICE, Side.DEFINITION),
        PIPELINE_FAMILY("A12", Matter.FAMILY, Weight.SURPRISES, Side.PIPELINE, Side.DEFINITION),
        LAUNCH_TYPE("A13", Matter.LAUNCH, Weight.FAILS, Side.SERVICE, Side.DEFINITION),
        NETWORK_MISSING("A14", Matter.NETWORK, Weight.FAILS, Side.SERVICE, Side.DEFINITION),
        NETWORK_UNWANTED("A15", Matter.NETWORK, Weight.FAILS, Side.SERVICE, Side.DEFINITION),
        BUILD_PLATFORM("A16", Matter.PLATFORM, Weight.FAILS, Side.WORKFLOW, Side.DEFINITION),
        IMAGE_PLATFORM("A17", Matter.PLATFORM, Weight.FAILS, Side.IMAGE, Side.DEFINITION),
        IMAGE_REGION("A18", Matter.REGION, Weight.SURPRISES, Side.DEFINITION, Side.PIPELINE),
        LOG_REGION("A19", Matter.REGION, Weight.SURPRISES, Side.PIPELINE, Side.DEFINITION),
        PUSHED_REGION("A20", Matter.REGION, Weight.SURPRISES, Side.IMAGE, Side.PIPELINE),
        PUSHED_REPOSITORY("A21", Matter.IMAGE, Weight.SURPRISES, Side.IMAGE, Side.PIPELINE),
        WORKFLOW_REGION("A22", Matter.REGION, Weight.FAILS, Side.WORKFLOW, Side.PIPELINE),
        /** The definition's side is the file that is edited. */
        WORKFLOW_FILE("A23", Matter.FILE, Weight.FAILS, Side.WORKFLOW, Side.DEFINITION),
        WORKFLOW_CLUSTER("A24", Matter.CLUSTER, Weight.FAILS, Side.WORKFLOW, Side.PIPELINE),
        WORKFLOW_SERVICE("A25", Matter.SERVICE, Weight.FAILS, Side.WORKFLOW, Side.PIPELINE),
        WORKFLOW_REPOSITORY("A26", Matter.IMAGE, Weight.FAILS, Side.WORKFLOW, Side.PIPELINE),
        NOTHING_WANTED("A27", Matter.COUNT, Weight.SURPRISES, Side.WORKFLOW, Side.SERVICE),
        WORKFLOW_PORT("A28", Matter.PORT, Weight.SURPRISES, Side.WORKFLOW, Side.DEFINITION),
        /** A role cannot be passed to ECS from another account. */
        WORKFLOW_ROLE("A29", Matter.ACCOUNT, Weight.FAILS, Side.WORKFLOW, Side.DEFINITION),
        WORKFLOW_LOG_REGION("A30", Matter.REGION, Weight.SURPRISES, Side.WORKFLOW, Side.DEFINITION),
        WORKFLOW_ACCOUNT("A31", Matter.ACCOUNT, Weight.FAILS, Side.WORKFLOW, Side.PIPELINE),
        /** EXPOSE opens nothing, but says where the program listens. */
        EXPOSED_PORT("A32", Matter.PORT, Weight.SURPRISES, Side.DOCKERFILE, Side.PIPELINE),
        DOCKERFILE_PLATFORM("A33", Matter.PLATFORM, Weight.FAILS, Side.DOCKERFILE, Side.DEFINITION),
        IMAGE_ACCOUNT("A34", Matter.ACCOUNT, Weight.SURPRISES, Side.DEFINITION, Side.PIPELINE),
        PUSHED_ACCOUNT("A35", Matter.ACCOUNT, Weight.SURPRISES, Side.IMAGE, Side.PIPELINE),
        ROLE_ACCOUNT("A36", Matter.ACCOUNT, Weight.FAILS, Side.DEFINITION, Side.PIPELINE),
        EXECUTION_ROLE("A37", Matter.EXECUTION_ROLE, Weight.SURPRISES, Side.DEFINITION, Side.PIPELINE),
        EXECUTION_ROLE_MISSING("A38", Matter.EXECUTION_ROLE, Weight.MISSING, Side.DEFINITION, Side.EXECUTION_ROLE),
        LOG_GROUP("A39", Matter.LOG_GROUP, Weight.HARMLESS, Side.DEFINITION, Side.PIPELINE),
        LOG_GROUP_MISSING("A40", Matter.LOG_GROUP, Weight.MISSING, Side.DEFINITION, Side.LOG_GROUP),
        CLUSTER_MISSING("A41", Matter.CLUSTER, Weight.MISSING, Side.PIPELINE, Side.CLUSTER),
        REPOSITORY_MISSING("A42", Matter.IMAGE, Weight.MISSING, Side.PIPELINE, Side.REPOSITORY),
        PORT_CLOSED("A43", Matter.PORT, Weight.FAILS, Side.PIPELINE, Side.SECURITY_GROUP),
        /** Before anything runs, nobody has to get in. */
        PORT_UNOPENED("A51", Matter.PORT, Weight.MISSING, Side.PIPELINE, Side.SECURITY_GROUP),
        ROLE_MISSING("A44", Matter.ROLE, Weight.MISSING, Side.PIPELINE, Side.TRUST),
        TRUST_SUBJECT("A45", Matter.SUBJECT, Weight.FAILS, Side.WORKFLOW, Side.TRUST),
        WORKFLOW_BRANCH("A46", Matter.BRANCH, Weight.FAILS, Side.WORKFLOW, Side.PIPELINE),
        SECRET_MISSING("A47", Matter.SECRET, Weight.FAILS, Side.WORKFLOW, Side.SECRET),
        SECRET_ROLE("A48", Matter.ROLE, Weight.FAILS, Side.SECRET, Side.PIPELINE),
        REMOTE("A49", Matter.REPOSITORY, Weight.FAILS, Side.CHECKOUT, Side.PIPELINE),
        /** The secret that this program sets. */
        SECRET_NAME("A50", Matter.SECRET, Weight.FAILS, Side.WORKFLOW, Side.PIPELINE),
        /** Known under this name among the rules of task definitions; only the old action minds. */
        FAULT_INJECTION("I14", Matter.FIELD, Weight.SURPRISES, Side.WORKFLOW, Side.DEFINITION);

        private final String id;
        private final Matter matter;
        private final Weight weight;
        private final Side one;
        private final Side other;

        Kind(String id, Matter matter, Weight weight, Side one, Side other) {
            this.id = id;
            this.matter = matter;
            this.weight = weight;
            this.one = one;
            this.other = other;
        }

        /** Its short name; the text stands under {@code rule.<id>}. */
        public String id() {
            return id;
        }

        public Matter matter() {
            return matter;
        }

        public Weight weight() {
            return weight;
        }

        public Side one() {
            return one;
        }

        public Side other() {
            return other;
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
