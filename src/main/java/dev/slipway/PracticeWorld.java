package dev.slipway;

import dev.slipway.change.ChangeProblem;
import dev.slipway.change.Ledger;
import dev.slipway.change.ProblemException;
import dev.slipway.cloud.CallLog;
import dev.slipway.learn.Kept;
import dev.slipway.learn.KeptProblem;
import dev.slipway.learn.PracticeControl;
import dev.slipway.learn.PracticeKeeping;
import dev.slipway.learn.PracticeLevel;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.StateFolder;
import dev.slipway.practice.PracticeParts;
import dev.slipway.ui.World;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The learner's practice account with everything around it, which the next start of the program finds again, and beside
 * it the one of an exercise while there is one.
 */
final class PracticeWorld implements PracticeControl, PracticeKeeping {

    /** A rollout of a good minute passes in some seconds. */
    private static final double SPEED = 12;
    private static final int PLACES = 20;

    private final StateFolder state;
    // read by the window while something longer goes on, which holds the lock
    private volatile Optional<Stay> own = Optional.empty();
    private volatile Optional<Stay> exercise = Optional.empty();
    private volatile Entry next = Entry.REOPEN;
    private volatile PracticeLevel level = PracticeLevel.CALM;

    /** What entering practice leads to. */
    private enum Entry { REOPEN, BEGIN, EXERCISE }

    /** An account that can be worked on. */
    private static final class Stay {
        private final PracticePlace place;
        private final PracticeParts parts;
        private final World world;
        private volatile Kept kept;

        private Stay(PracticePlace place, PracticeParts parts, World world, Kept kept) {
            this.place = place;
            this.parts = parts;
            this.world = world;
            this.kept = kept;
        }
    }

    /** Opens a pipeline's ledger. */
    @FunctionalInterface
    interface Ledgers {
        Ledger open(Path file) throws ProblemException;
    }

    PracticeWorld(StateFolder state) {
        this.state = state;
    }

    /** The same account each time, until it is reset or an exercise begins or ends. */
    synchronized World enter(CallLog calls, Ledgers ledgers) throws ProblemException {
        if (next == Entry.EXERCISE) {
            if (exercise.isEmpty()) {
                exercise = Optional.of(exercise(calls, ledgers));
            }
            return exercise.get().world;
        }
        if (own.isEmpty()) {
            own = Optional.of(own(calls, ledgers));
            next = Entry.REOPEN;
        }
        return own.get().world;
    }

    private Stay own(CallLog calls, Ledgers ledgers) throws ProblemException {
        PracticePlace place = place(ledgers);
        boolean isFirst = place.path().equals(state.practice(1));
        if (isFirst && next == Entry.REOPEN) {
            PracticePlace.Found found = place.reopen(SPEED);
            return keep(stay(place, found.parts(), calls, found.kept()));
        }
        PracticeParts parts = place.begin(SPEED);
        parts.account().setLevel(level);
        Stay begun = stay(place, parts, calls, isFirst ? new Kept.Begun() : new Kept.Beside());
        return isFirst ? keep(begun) : begun;
    }

    private Stay exercise(CallLog calls, Ledgers ledgers) throws ProblemException {
        Path folder = place(ledgers).path().resolve("exercise");
        PracticePlace place = new PracticePlace(folder, ledgers.open(folder.resolve("ledger.jsonl")));
        PracticeParts begun = place.begin(speed());
        begun.account().setLevel(level());
        return stay(place, begun, calls, new Kept.Exercise());
    }

    private Stay stay(PracticePlace place, PracticeParts parts, CallLog calls, Kept kept) throws ProblemException {
        return new Stay(place, parts, place.world(parts, calls, state, this), kept);
    }

    private Stay keep(Stay stay) {
        try {
            stay.parts.keepIn(stay.place.journal(), new PracticeMask()::kept,
                    problem -> stay.kept = new Kept.NotKept(problem));
        } catch (ProblemException e) {
            stay.kept = new Kept.NotKept(e.problem());
        }
        return stay;
    }

    /** The place that is this program's: the first one that no other has. */
    private PracticePlace place(Ledgers ledgers) throws ProblemException {
        for (int place = 1;; place++) {
            Path folder = state.practice(place);
            try {
                return new PracticePlace(folder, ledgers.open(folder.resolve("ledger.jsonl")));
            } catch (ProblemException e) {
                if (!(e.problem() instanceof ChangeProblem.LedgerBusy) || place == PLACES) {
                    throw e;
                }
            }
        }
    }

    /** Writes the last moment down. */
    synchronized void close() {
        own.ifPresent(stay -> stay.parts.keepNoMore());
    }

    /** Keeps what is chosen for the pipeline of the learner's own account. */
    synchronized void remember(Pipeline pipeline) throws ProblemException {
        if (own.isPresent() && now().equals(own)) {
            own.get().place.remember(pipeline);
        }
    }

    private Optional<Stay> now() {
        Optional<Stay> laid = exercise;
        return next == Entry.EXERCISE && laid.isPresent() ? laid : own;
    }

    @Override
    public synchronized void reset() {
        level = level();
        close();
        exercise = Optional.empty();
        own = Optional.empty();
        next = Entry.BEGIN;
    }

    @Override
    public synchronized void beginExercise() {
        own.ifPresent(stay -> stay.parts.clock().stop());
        exercise = Optional.empty();
        next = Entry.EXERCISE;
    }

    @Override
    public synchronized void endExercise() {
        if (next == Entry.EXERCISE) {
            exercise = Optional.empty();
            next = Entry.REOPEN;
            own.ifPresent(stay -> stay.parts.clock().go());
        }
    }

    @Override
    public double speed() {
        return now().map(stay -> stay.parts.clock().speed()).orElse(SPEED);
    }

    @Override
    public void setSpeed(double speed) {
        now().ifPresent(stay -> stay.parts.setSpeed(speed));
    }

    @Override
    public PracticeLevel level() {
        return now().map(stay -> stay.parts.account().level()).orElse(level);
    }

    /** An account begun anew is as the one before it was. */
    @Override
    public void setLevel(PracticeLevel level) {
        now().ifPresent(stay -> stay.parts.account().setLevel(level));
    }

    @Override
    public void pass(Duration time) {
        now().ifPresent(stay -> stay.parts.clock().advance(time));
    }

    @Override
    public Optional<PracticeKeeping> keeping() {
        return Optional.of(this);
    }

    @Override
    public Kept kept() {
        return now().map(stay -> stay.kept).orElseGet(Kept.Begun::new);
    }

    @Override
    public synchronized void save(Path file) throws ProblemException {
        try {
            if (now().isPresent()) {
                now().get().parts.withFolder().save(file, new PracticeMask()::shared);
            }
        } catch (IOException e) {
            throw new ProblemException(new KeptProblem.Unwritable(file.toString(), String.valueOf(e)), e);
        }
    }

    @Override
    public synchronized void saveCommands(Path file) throws ProblemException {
        if (now().isPresent()) {
            now().get().parts.journal().saveCommands(file, new PracticeMask()::shared);
        }
    }

    @Override
    public synchronized void open(Path file) throws ProblemException {
        if (own.isEmpty()) {
            return;
        }
        Stay before = own.get();
        PracticePlace.Found found = before.place.take(file, SPEED);
        before.parts.keepNoMore();
        endExercise();
        boolean isBeside = before.kept instanceof Kept.Beside;
        Stay stay = stay(before.place, found.parts(), before.world.records().calls(),
                isBeside ? before.kept : found.kept());
        own = Optional.of(isBeside ? stay : keep(stay));
    }
}
