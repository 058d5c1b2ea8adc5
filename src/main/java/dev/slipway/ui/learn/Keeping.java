package dev.slipway.ui.learn;

import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
import dev.slipway.learn.Kept;
import dev.slipway.learn.PracticeKeeping;
import dev.slipway.ui.Background.Ending;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.World;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Saves the practice account, opens a saved one, and begins anew. Knows no toolkit nodes. */
public final class Keeping {

    private final Workspace workspace;
    private final Runnable connectPractice;
    private final ReadOnlyObjectWrapper<Optional<Kept>> kept = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Outcome> outcome = new ReadOnlyObjectWrapper<>(new Outcome.None());
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    /** What came of what was asked for last. */
    public sealed interface Outcome {

        record None() implements Outcome {}

        record Saved(Path file) implements Outcome {}

        record CommandsSaved(Path file) implements Outcome {}

        record Opened(Path file) implements Outcome {}

        record Begun() implements Outcome {}

        record Trouble(Problem problem) implements Outcome {}
    }

    /** @param connectPractice enters the practice account as it is then, for all steps */
    public Keeping(Workspace workspace, Runnable connectPractice) {
        this.workspace = workspace;
        this.connectPractice = connectPractice;
        workspace.world().addListener((_, _, _) -> look());
        look();
    }

    /** How the account of the moment is kept; empty on a real account. */
    public ReadOnlyObjectProperty<Optional<Kept>> kept() {
        return kept.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Outcome> outcome() {
        return outcome.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /** Asks again how it is kept. */
    public void look() {
        kept.set(keeping().map(PracticeKeeping::kept));
    }

    private Optional<PracticeKeeping> keeping() {
        World world = workspace.world().get();
        return world == null ? Optional.empty() : world.practice().flatMap(it -> it.keeping());
    }

    public void save(Path file) {
        start(new Outcome.Saved(file), keeping -> keeping.save(file));
    }

    public void saveCommands(Path file) {
        start(new Outcome.CommandsSaved(file), keeping -> keeping.saveCommands(file));
    }

    /** Goes on with the account of the file, and leaves an exercise. */
    public void open(Path file) {
        start(new Outcome.Opened(file), keeping -> keeping.open(file));
    }

    /** Goes on with an empty account, and leaves an exercise. */
    public void beginAnew() {
        start(new Outcome.Begun(), _ -> workspace.world().get().practice().orElseThrow().reset());
    }

    /** What was asked for. */
    @FunctionalInterface
    private interface Work {
        void on(PracticeKeeping keeping) throws ProblemException;
    }

    private void start(Outcome good, Work work) {
        Optional<PracticeKeeping> keeping = keeping();
        if (busy.get() || keeping.isEmpty()) {
            return;
        }
        busy.set(true);
        outcome.set(new Outcome.None());
        workspace.background().start(_ -> {
            work.on(keeping.get());
            return good;
        }, ending -> {
            busy.set(false);
            outcome.set(switch (ending) {
                case Ending.Answer<Outcome>(Outcome answer) -> answer;
                case Ending.Trouble<Outcome>(Problem problem) -> new Outcome.Trouble(problem);
            });
            look();
            if (good instanceof Outcome.Opened || good instanceof Outcome.Begun) {
                connectPractice.run();
            }
        });
    }
}
