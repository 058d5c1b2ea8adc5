package dev.slipway.image;

import dev.slipway.change.Progress;
import java.time.Duration;
import java.util.Optional;

/** What is going on in a build, whichever builder tells it. A step's id is unique within its build. */
public sealed interface BuildNews extends Progress.News {

    /** The step that it is about; empty when about none. */
    String step();

    /** A step is at work, from the first sign of it. */
    record Began(String step, String name) implements BuildNews {
        @Override
        public String line() {
            return name;
        }
    }

    /** One line of a step's output, or of the builder's own words. */
    record Said(String step, String text) implements BuildNews {
        @Override
        public String line() {
            return text;
        }
    }

    /** How far a part of a step is (a layer that is fetched): {@code total} is -1 while unknown, both in bytes. */
    record Moved(String step, String part, long current, long total) implements BuildNews {
        @Override
        public String line() {
            return "";
        }
    }

    /**
     * A step is over.
     *
     * @param took   as the builder says; empty where it does not
     * @param reason of a step that failed, in the builder's words, else empty
     */
    record Ended(String step, Outcome outcome, Optional<Duration> took, String reason) implements BuildNews {
        @Override
        public String line() {
            return reason;
        }
    }

    /** How a step ended: {@code CACHED} means that an earlier result was taken, {@code STOPPED} that nobody waited. */
    enum Outcome { DONE, CACHED, FAILED, STOPPED }
}
