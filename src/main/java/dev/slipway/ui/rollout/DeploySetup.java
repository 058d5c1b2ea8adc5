package dev.slipway.ui.rollout;

import dev.slipway.change.Operation;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Translated;
import dev.slipway.image.ImagePush;
import dev.slipway.image.ImageRequest;
import dev.slipway.pipeline.Facts;
import dev.slipway.pipeline.Network;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.RepositoryFile;
import dev.slipway.rollout.Deploy;
import dev.slipway.rollout.DeployRequest;
import dev.slipway.target.NetworkFinder;
import dev.slipway.target.NetworkRequest;
import dev.slipway.taskdef.Registration;
import dev.slipway.taskdef.TaskDefinition;
import dev.slipway.ui.World;
import dev.slipway.ui.image.CommitImage;

/** Puts together what is deployed: the saved definition, the image of the folder's commit, the network. */
public final class DeploySetup {

    private DeploySetup() {}

    public static Operation<Pipeline> of(World world) {
        return new Translated<>(new Deploy(world.account(), new Registration(world.account())),
                pipeline -> request(world, pipeline));
    }

    private static DeployRequest request(World world, Pipeline pipeline) throws ProblemException {
        TaskDefinition definition = TaskDefinition.parse(
                new RepositoryFile(world.code().folder(), pipeline.files().taskDefinition()).read()
                        .orElseThrow(() -> new ProblemException(
                                new DeployProblem.NotSaved(pipeline.files().taskDefinition()))));
        Network network = new NetworkFinder(world.account())
                .find(NetworkRequest.of(pipeline.target().securityGroup(), pipeline.tag()))
                .orElseThrow(() -> new ProblemException(
                        new DeployProblem.NoNetwork(pipeline.target().securityGroup())));
        ImageRequest wanted = CommitImage.of(world, pipeline);
        Facts.Image image = new ImagePush(world.account(), world.tools().engine()).deployable(wanted)
                .orElseThrow(() -> new ProblemException(
                        new DeployProblem.NotPushed(pipeline.target().repository(), wanted.tag())));
        return DeployRequest.of(pipeline, definition, image, network);
    }
}
