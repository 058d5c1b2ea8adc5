package dev.slipway.ui.connect;

import dev.slipway.change.Attempt;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Together;
import dev.slipway.cloud.Caller;
import dev.slipway.github.Git;
import dev.slipway.github.GitHubHost;
import dev.slipway.github.GitHubLook;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.ui.World;
import java.util.List;

/** What was found around us after connecting: each part by itself, so that one that is missing hides no other. */
record Surroundings(Caller caller, Attempt<Git.State> git, GitHubHost host, GitHubLook gitHub, boolean isPractice) {

    static Surroundings of(World world, Together together) throws ProblemException {
        var git = new Attempt<>(() -> world.code().git().state(world.code().folder()));
        Pipeline pipeline = world.pipeline();
        var gitHub = new Attempt<>(() -> GitHubLook.at(world.code().gitHub(), pipeline.repository(),
                pipeline.branch(), together));
        together.all(List.of(git, gitHub));
        // what GitHub says is never a problem but holds it
        return new Surroundings(world.account().caller(), git, world.code().gitHub().host(),
                gitHub.answer().orElseThrow(), world.isPractice());
    }
}
