package dev.slipway.ui.summary;

import dev.slipway.change.Call;
import dev.slipway.change.Change;
import dev.slipway.change.Ledger;
import dev.slipway.change.Pause;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Subject;
import dev.slipway.change.Together;
import dev.slipway.cleanup.Bill;
import dev.slipway.cleanup.Leftover;
import dev.slipway.cleanup.Leftovers;
import dev.slipway.cleanup.Prices;
import dev.slipway.cleanup.Teardown;
import dev.slipway.cleanup.TeardownRequest;
import dev.slipway.cleanup.Usage;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.ui.World;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What there is of a pipeline.
 *
 * @param files  those in the repository, relative to it
 * @param secret the name of the secret that was set at GitHub; empty when none was from here
 * @param things what was made in the account and is still there, in the order in which it goes away
 * @param bill   what they cost
 */
record Summary(Pipeline pipeline, String region, List<String> files, Optional<String> secret, List<Leftover> things,
               Bill bill, Prices prices, LocalDate day) {

    Summary {
        files = List.copyOf(files);
        things = List.copyOf(things);
    }

    /**
     * Reads it.
     *
     * @throws ProblemException when the ledger or the account cannot be read
     */
    static Summary read(World world, Pipeline pipeline, Prices prices, Together together, Pause pause)
            throws ProblemException {
        List<Leftover> things = new Teardown(new Leftovers(world.account(), together, pause), world.records().ledger())
                .look(TeardownRequest.everything(pipeline)).going();
        List<String> files = Stream.of(pipeline.files().workflow(), pipeline.files().taskDefinition())
                .filter(file -> Files.isRegularFile(world.code().folder().resolve(file))).toList();
        return new Summary(pipeline, world.account().region(), files, secret(world.records().ledger()), things,
                Bill.of(things, prices, world.tools().clock().instant()), prices,
                LocalDate.ofInstant(world.tools().clock().instant(), ZoneId.systemDefault()));
    }

    private static Optional<String> secret(Ledger ledger) throws ProblemException {
        return ledger.entries().stream().filter(entry -> entry.event().equals("done") && entry.what() != null)
                .map(Ledger.Entry::what).filter(what -> what.kind() == Subject.Kind.SECRET).map(Subject::name)
                .reduce((_, later) -> later);
    }

    boolean isEmpty() {
        return things.isEmpty();
    }

    /** How many tasks are running, where any are; the load balancer's things do not count. */
    OptionalInt tasks() {
        return things.stream().map(Leftover::usage).filter(Usage.Tasks.class::isInstance).map(Usage.Tasks.class::cast)
                .mapToInt(Usage.Tasks::count).reduce(Integer::sum);
    }

    /** What removes all of it, as lines for a shell. */
    List<String> undoing() {
        return things.stream().flatMap(thing -> thing.steps().stream()).map(Change::call)
                .flatMap(Optional::stream).map(Call::commands).flatMap(List::stream).distinct().toList();
    }
}
