package dev.slipway.ui;

import dev.slipway.change.ChangeProblem;
import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Together;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.application.Platform;

/**
 * The only place with threads: work goes to virtual threads, its end to the screen's thread. Tests hand in
 * {@code Runnable::run} twice and see everything happen at once.
 */
public final class Background {

    private final Executor worker;
    private final Executor screen;

    public Background(Executor worker, Executor screen) {
        this.worker = worker;
        this.screen = screen;
    }

    /** For the program. */
    public static Background onThreads() {
        return new Background(Thread::startVirtualThread, Platform::runLater);
    }

    /** Work that may touch the outside. */
    @FunctionalInterface
    public interface Job<T> {
        T run(Stop stop) throws ProblemException;
    }

    /** How work ended. */
    public sealed interface Ending<T> {

        record Answer<T>(T value) implements Ending<T> {}

        record Trouble<T>(Problem problem) implements Ending<T> {}
    }

    /** Starts the work; the end is reported once, on the screen's thread, after the work has really stopped. */
    public <T> Stop start(Job<T> job, Consumer<Ending<T>> end) {
        Stop stop = new Stop(worker);
        worker.execute(() -> {
            Ending<T> ending = run(job, stop);
            screen.execute(() -> end.accept(ending));
        });
        return stop;
    }

    /** Runs on the screen's thread, later. */
    public void onScreen(Runnable action) {
        screen.execute(action);
    }

    /** Reads side by side, on the same workers. */
    public Together together() {
        return new Together() {
            @Override
            public <T> List<T> all(List<Read<T>> reads) throws ProblemException {
                List<FutureTask<Ending<T>>> tasks = started(reads);
                return answers(tasks);
            }

            @Override
            public <T> void within(Duration most, List<Read<T>> reads) throws ProblemException {
                List<FutureTask<Ending<T>>> tasks = started(reads);
                long end = System.nanoTime() + most.toNanos();
                for (FutureTask<Ending<T>> task : tasks) {
                    awaitUntil(end, task);
                }
                answers(tasks.stream().filter(FutureTask::isDone).toList());
            }
        };
    }

    private static <T> Ending<T> run(Job<T> job, Stop stop) {
        try {
            return new Ending.Answer<>(job.run(stop));
        } catch (ProblemException e) {
            return new Ending.Trouble<>(e.problem());
        } catch (RuntimeException e) {
            return new Ending.Trouble<>(ChangeProblem.Unexpected.of(e));
        }
    }

    private <T> List<FutureTask<Ending<T>>> started(List<Together.Read<T>> reads) {
        List<FutureTask<Ending<T>>> tasks = new ArrayList<>();
        for (Together.Read<T> read : reads) {
            FutureTask<Ending<T>> task = new FutureTask<>(() -> run(_ -> read.get(), new Stop(worker)));
            tasks.add(task);
            worker.execute(task);
        }
        return tasks;
    }

    private static <T> List<T> answers(List<FutureTask<Ending<T>>> tasks) throws ProblemException {
        List<T> answers = new ArrayList<>();
        Problem first = null;
        for (FutureTask<Ending<T>> task : tasks) {
            switch (await(task)) {
                case Ending.Answer<T>(T value) -> answers.add(value);
                case Ending.Trouble<T>(Problem problem) -> first = first == null ? problem : first;
            }
        }
        if (first != null) {
            throw new ProblemException(first);
        }
        return answers;
    }

    /** @param end by {@link System#nanoTime} */
    private static void awaitUntil(long end, FutureTask<?> task) throws ProblemException {
        try {
            task.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // one is left to itself, the other told with the answers
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(new ChangeProblem.Cancelled(), e);
        }
    }

    private static <T> Ending<T> await(FutureTask<Ending<T>> task) throws ProblemException {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(new ChangeProblem.Cancelled(), e);
        } catch (ExecutionException e) {
            throw new ProblemException(ChangeProblem.Unexpected.of(e.getCause()), e);
        }
    }

    /** The wish to stop, and waiting that ends early when it comes. */
    public static final class Stop {

        private final List<Runnable> actions = new ArrayList<>();
        private final AtomicBoolean cancelled = new AtomicBoolean();
        private final Executor worker;

        private Stop(Executor worker) {
            this.worker = worker;
        }

        /** Asks the work to end; returns at once, since closing what the work waits for may itself take a moment. */
        public void cancel() {
            List<Runnable> toRun;
            synchronized (actions) {
                if (cancelled.getAndSet(true)) {
                    return;
                }
                toRun = List.copyOf(actions);
                actions.notifyAll();
            }
            worker.execute(() -> toRun.forEach(Runnable::run));
        }

        public boolean isCancelled() {
            return cancelled.get();
        }

        /** Runs the action on {@link #cancel}, or at once when that has been. */
        public void whenCancelled(Runnable action) {
            synchronized (actions) {
                if (!cancelled.get()) {
                    actions.add(action);
                    return;
                }
            }
            action.run();
        }

        /** Waits, or returns early when cancelled. */
        public void await(Duration time) {
            long end = System.nanoTime() + time.toNanos();
            synchronized (actions) {
                long left = end - System.nanoTime();
                while (left > 0 && !cancelled.get()) {
                    try {
                        actions.wait(left / 1_000_000, (int) (left % 1_000_000));
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        return;
                    }
                    left = end - System.nanoTime();
                }
            }
        }
    }
}
