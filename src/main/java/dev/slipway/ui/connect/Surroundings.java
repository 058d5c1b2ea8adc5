package dev.slipway.ui.connect;

import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Together;
import dev.slipway.cloud.Caller;
import dev.slipway.github.Git;
import dev.slipway.image.ImageEngine;
import dev.slipway.ui.World;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** What was found around us after connecting: each part by itself, so that one that is missing hides no other. */
record Surroundings(Caller caller, Seen<Git.State> git, Seen<String> gitHubLogin, ImageEngine.State engine,
                    boolean isPractice) {

    /** A thing that was seen, or why it was not. */
    record Seen<T>(Optional<T> value, Optional<Problem> problem) {

        static <T> Seen<T> of(Together.Read<T> read) {
            try {
                return new Seen<>(Optional.of(read.get()), Optional.empty());
            } catch (ProblemException e) {
                return new Seen<>(Optional.empty(), Optional.of(e.problem()));
            }
        }
    }

    static Surroundings of(World world, Together together) throws ProblemException {
        AtomicReference<Seen<Git.State>> git = new AtomicReference<>();
        AtomicReference<Seen<String>> login = new AtomicReference<>();
        AtomicReference<ImageEngine.State> engine = new AtomicReference<>();
        together.all(List.<Together.Read<Boolean>>of(
                () -> seen(git, Seen.of(() -> world.code().git().state(world.code().folder()))),
                () -> seen(login, Seen.of(() -> world.code().gitHub().login())),
                () -> seen(engine, world.tools().engine().state())));
        return new Surroundings(world.account().caller(), git.get(), login.get(), engine.get(),
                world.isPractice());
    }

    private static <T> boolean seen(AtomicReference<T> place, T value) {
        place.set(value);
        return true;
    }
}
