package dev.slipway.ui.pipeline;

import dev.slipway.pipeline.Disagreement;
import dev.slipway.pipeline.Disagreement.Side;
import dev.slipway.pipeline.Pair;
import java.util.Optional;

/** Which step mends a pair that does not agree. */
final class PairStep {

    private PairStep() {}

    /** The step's key; empty when it is mended outside this program. */
    static Optional<String> of(Pair pair) {
        Optional<String> sure = pair.found().flatMap(Disagreement::right)
                .flatMap(right -> of(right == pair.kind().one() ? pair.kind().other() : pair.kind().one()));
        return sure.isPresent() ? sure : usual(pair);
    }

    private static Optional<String> usual(Pair pair) {
        return switch (pair.kind()) {
            case HEALTH_PATH, HEALTH_PORT, TARGET_GROUP_PORT, TARGET_TYPE -> Optional.empty();
            case EXPOSED_PORT -> Optional.of("target");
            case EXECUTION_ROLE_MISSING, LOG_GROUP_MISSING, CLUSTER_MISSING, REPOSITORY_MISSING ->
                    Optional.of("target");
            case ROLE_MISSING, TRUST_SUBJECT -> Optional.of("trust");
            case SECRET_MISSING, SECRET_ROLE -> Optional.of("secret");
            case NOTHING_WANTED, NETWORK_MISSING, NETWORK_UNWANTED, SERVICE_FAMILY -> Optional.of("deploy");
            case PORT_CLOSED, PORT_UNOPENED -> Optional.of("reach");
            case BUILD_PLATFORM -> Optional.of("secret");
            default -> of(pair.kind().one() == Side.PIPELINE || pair.kind().one() == Side.SERVICE
                    ? pair.kind().other() : pair.kind().one());
        };
    }

    private static Optional<String> of(Side side) {
        return switch (side) {
            case WORKFLOW, SECRET -> Optional.of("secret");
            case DEFINITION -> Optional.of("taskdef");
            case DOCKERFILE, TARGET_GROUP -> Optional.empty();
            case IMAGE -> Optional.of("image");
            case SERVICE -> Optional.of("deploy");
            case PIPELINE, CLUSTER, REPOSITORY, LOG_GROUP, EXECUTION_ROLE -> Optional.of("target");
            case SECURITY_GROUP -> Optional.of("reach");
            case TRUST -> Optional.of("trust");
            case CHECKOUT -> Optional.of("connect");
        };
    }
}
