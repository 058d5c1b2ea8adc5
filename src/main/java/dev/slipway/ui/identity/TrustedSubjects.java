package dev.slipway.ui.identity;

import dev.slipway.change.ProblemException;
import dev.slipway.identity.TrustLook;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.Said;
import dev.slipway.ui.World;

/** Holds the CI role against the tokens that the workflow in the folder will send. */
public final class TrustedSubjects {

    private TrustedSubjects() {}

    /** @throws ProblemException when GitHub or AWS does not say, or the trust policy cannot be understood */
    public static Said.Trusted of(World world, Pipeline pipeline) throws ProblemException {
        return new TrustLook(world.account()).at(pipeline.trust().role(), TrustSetup.target(world.account(),
                Entrances.of(world, pipeline), TrustWish.usual(pipeline)));
    }
}
