package dev.slipway.practice;

import dev.slipway.change.Pause;
import dev.slipway.change.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The practice account's time: as many practice seconds a real second as the speed says, or moved by hand in tests.
 * Everything that takes time in practice is worked out from it when somebody looks; nothing runs in the background.
 */
public final class PracticeClock implements InstantSource {

    private final InstantSource real;
    private final Pause pause;
    private Instant realStart;
    private Instant practiceStart;
    private double speed;
    private boolean stands;

    private PracticeClock(InstantSource real, Pause pause, double speed) {
        this.real = real;
        this.pause = pause;
        this.realStart = real.instant();
        this.practiceStart = realStart;
        this.speed = speed;
    }

    /** Runs by itself. */
    public static PracticeClock running(double speed) {
        return new PracticeClock(InstantSource.system(), Pause.sleeping(), speed);
    }

    /** Stands still but for {@link #advance}. */
    public static PracticeClock still(Instant start) {
        return new PracticeClock(InstantSource.fixed(start), Pause.none(), 1);
    }

    @Override
    public synchronized Instant instant() {
        if (stands) {
            return practiceStart;
        }
        Duration passed = Duration.between(realStart, real.instant());
        return practiceStart.plusMillis(Math.round(passed.toMillis() * speed));
    }

    public synchronized void advance(Duration time) {
        practiceStart = practiceStart.plus(time);
    }

    /** Stands still from now on, until {@link #go}. */
    public synchronized void stop() {
        practiceStart = instant();
        stands = true;
    }

    /** Runs again, from where it stands. */
    public synchronized void go() {
        realStart = real.instant();
        stands = false;
    }

    /** Is set to a time of its own. */
    public synchronized void set(Instant at) {
        realStart = real.instant();
        practiceStart = at;
    }

    /**
     * Keeps the caller waiting for so much practice time; a clock that stands still does not.
     *
     * @throws ProblemException when the caller is told to stop meanwhile
     */
    void await(Duration time) throws ProblemException {
        if (!time.isZero() && !isStopped()) {
            pause.of(Duration.ofMillis(Math.round(time.toMillis() / speed())));
        }
    }

    private synchronized boolean isStopped() {
        return stands;
    }

    public synchronized double speed() {
        return speed;
    }

    public synchronized void setSpeed(double speed) {
        Instant now = instant();
        this.realStart = real.instant();
        this.practiceStart = now;
        this.speed = speed;
    }
}
