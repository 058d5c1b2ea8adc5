package dev.slipway.ui.rollout;

import dev.slipway.change.Problem;

/** What an earlier step has not made yet. */
public sealed interface DeployProblem extends Problem {

    /** There is no task definition in the repository folder. */
    record NotSaved(String file) implements DeployProblem {}

    /** There is no network with this security group. */
    record NoNetwork(String securityGroup) implements DeployProblem {}

    /** The image of the folder's commit is not in ECR. */
    record NotPushed(String repository, String tag) implements DeployProblem {}
}
