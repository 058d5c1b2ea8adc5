package dev.slipway.ui.learn;

import dev.slipway.change.ProblemException;
import dev.slipway.cloud.AwsProblem;
import dev.slipway.learn.Exercise;
import dev.slipway.learn.ExerciseProgress;
import dev.slipway.learn.PracticeControl;
import dev.slipway.learn.PracticeLevel;
import dev.slipway.learn.Standing;
import dev.slipway.ui.Background.Ending;
import dev.slipway.ui.Background.Stop;
import dev.slipway.ui.Connector;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.World;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Lays exercises out and looks again and again whether they are mended, however that came about. Knows no toolkit
 * nodes.
 */
public final class Exercising {

    /** Of practice time: some two seconds at its usual speed. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(24);

    private final Workspace workspace;
    private final Connector connector;
    private final ExerciseProgress progress;
    private final Consumer<Runnable> connectPractice;
    private final ReadOnlyObjectWrapper<Underway> underway = new ReadOnlyObjectWrapper<>(new Underway.None());
    private World laidIn;
    private Stop looking;

    /** @param connectPractice enters the practice account as it is, for all steps, and then does what it is given */
    public Exercising(Workspace workspace, Connector connector, ExerciseProgress progress,
                      Consumer<Runnable> connectPractice) {
        this.workspace = workspace;
        this.connector = connector;
        this.progress = progress;
        this.connectPractice = connectPractice;
        // who begins practice anew or goes to a real account has left the exercise
        workspace.world().addListener((_, _, world) -> {
            if (laidIn != null && world != laidIn) {
                laidIn.practice().ifPresent(PracticeControl::endExercise);
                forget();
            }
        });
    }

    public ReadOnlyObjectProperty<Underway> underway() {
        return underway.getReadOnlyProperty();
    }

    public ExerciseProgress progress() {
        return progress;
    }

    /** Lays that exercise out in an account of its own, and opens the step where one would look first. */
    public void begin(Exercise exercise) {
        if (underway.get() instanceof Underway.Laying) {
            return;
        }
        forget();
        underway.set(new Underway.Laying(exercise));
        workspace.background().start(_ -> lay(exercise), ending -> {
            switch (ending) {
                case Ending.Answer<Scene>(Scene scene) -> enter(scene);
                case Ending.Trouble<Scene>(var problem) -> underway.set(new Underway.Failed(exercise, problem));
            }
        });
    }

    /** Nothing but the fault is to be in the way, so it is calm while the exercise is laid out. */
    private Scene lay(Exercise exercise) throws ProblemException {
        PracticeControl practice = connector.practice(workspace.calls()).practice().orElseThrow();
        PracticeLevel chosen = practice.level();
        practice.beginExercise();
        boolean isLaid = false;
        try {
            World world = connector.practice(workspace.calls());
            practice.setLevel(PracticeLevel.CALM);
            Scene scene = Scene.lay(world, exercise);
            isLaid = true;
            return scene;
        } finally {
            practice.setLevel(chosen);
            if (!isLaid) {
                practice.endExercise();
            }
        }
    }

    private void enter(Scene scene) {
        laidIn = scene.world();
        underway.set(new Underway.Seeking(scene.exercise(), 0, new Standing(Map.of())));
        // the step looks when it is opened, which is to be at this account and not at the one before
        connectPractice.accept(() -> workspace.open(scene.exercise().step()));
        looking = workspace.background().start(stop -> lookUntilMended(scene, stop), ending -> {
            if (ending instanceof Ending.Trouble<Boolean>(var problem) && laidIn == scene.world()) {
                underway.set(new Underway.Failed(scene.exercise(), problem));
            }
        });
    }

    private boolean lookUntilMended(Scene scene, Stop stop) throws ProblemException {
        while (!stop.isCancelled()) {
            Optional<Standing> standing = look(scene);
            standing.ifPresent(it -> workspace.background().onScreen(() -> seen(scene, it)));
            if (standing.filter(Standing::isMended).isPresent()) {
                return true;
            }
            stop.await(scene.world().paced(BETWEEN_LOOKS));
        }
        return false;
    }

    /** Empty when the account gives no answer this time, as it may when it behaves like the real thing. */
    private static Optional<Standing> look(Scene scene) throws ProblemException {
        try {
            return Optional.of(scene.look());
        } catch (ProblemException e) {
            if (e.problem() instanceof AwsProblem) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private void seen(Scene scene, Standing standing) {
        if (laidIn != scene.world() || !(underway.get() instanceof Underway.Seeking(var exercise, int hints, _))) {
            return;
        }
        if (!standing.isMended()) {
            underway.set(new Underway.Seeking(exercise, hints, standing));
            return;
        }
        underway.set(new Underway.Mended(exercise, hints, standing));
        workspace.background().start(_ -> {
            progress.mended(exercise, hints);
            return true;
        }, _ -> { });
    }

    /** Unfolds the next hint. */
    public void hint() {
        if (underway.get() instanceof Underway.Seeking(var exercise, int hints, Standing standing)
                && hints < Exercise.HINTS) {
            underway.set(new Underway.Seeking(exercise, hints + 1, standing));
        }
    }

    /** Looks no further, and goes back to the learner's own account and to the list of exercises. */
    public void end() {
        boolean isThere = laidIn != null && workspace.world().get() == laidIn;
        if (isThere) {
            laidIn.practice().ifPresent(PracticeControl::endExercise);
        }
        forget();
        if (isThere) {
            connectPractice.accept(() -> workspace.open(ExercisesPage.KEY));
        }
    }

    private void forget() {
        if (looking != null) {
            looking.cancel();
        }
        laidIn = null;
        underway.set(new Underway.None());
    }
}
