package dev.slipway.ui.connect;

import dev.slipway.change.Attempt;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Together;
import dev.slipway.cloud.Caller;
import dev.slipway.github.Git;
import dev.slipway.image.ImageEngine;
import dev.slipway.ui.World;
import java.util.List;

/** What was found around us after connecting: each part by itself, so that one that is missing hides no other. */
record Surroundings(Caller caller, Attempt<Git.State> git, Attempt<String> gitHubLogin, ImageEngine.State engine,
                    boolean isPractice) {

    static Surroundings of(World world, Together together) throws ProblemException {
        var git = new Attempt<>(() -> world.code().git().state(world.code().folder()));
        var login = new Attempt<>(() -> world.code().gitHub().login());
        var engine = new Attempt<>(() -> world.tools().engine().state());
        together.all(List.of(git, login, engine));
        // the engine's state is never a problem but says it itself
        return new Surroundings(world.account().caller(), git, login, engine.answer().orElseThrow(),
                world.isPractice());
    }
}
