package dev.slipway.reach;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Asks an address from here, as a browser would, and tells the ways of failing apart. */
public interface Probe {

    /**
     * One GET; never throws, follows no redirect, and ends within {@code patience} for connecting and as long again for
     * the answer.
     */
    Reply ask(URI address, Duration patience);

    /**
     * What came of a question.
     *
     * @param lookup of the name; empty when the question named an address, or the name has none
     */
    record Reply(Optional<Lookup> lookup, Answer answer) {

        public Reply {
            Objects.requireNonNull(lookup);
            Objects.requireNonNull(answer);
        }

        public static Reply of(Answer answer) {
            return new Reply(Optional.empty(), answer);
        }
    }

    /**
     * A name's addresses.
     *
     * @param addresses as written, the one that was asked first
     * @param took      as long as the answer took
     */
    record Lookup(List<String> addresses, Duration took) {
        public Lookup {
            addresses = List.copyOf(addresses);
        }
    }

    /** How a connection breaks. */
    enum Fault {
        /** Cut by the other side in the middle. */
        RESET,
        /** Ended by the other side without a word. */
        CLOSED,
        /** Connected, but no answer came in time: the program there is stuck or waits for something else. */
        SILENT,
        /** The other side speaks TLS: the address needs https. */
        TLS,
        /** It was asked with https, and the other side speaks no TLS. */
        NO_TLS,
        /** Its certificate is for another name, too old, or of nobody known here. */
        CERTIFICATE,
        /** The other side speaks something that is not HTTP. */
        NOT_HTTP,
        /** This computer has no way to that address: no network, or a router said no. */
        UNREACHABLE
    }

    /** What came back. */
    sealed interface Answer {

        /**
         * An HTTP answer, whatever its status.
         *
         * @param body       at most its first 4,096 characters
         * @param location   where a redirect leads, as the answer wrote it; empty for none
         * @param server     how it names itself; empty when it does not
         * @param connecting without looking the name up
         * @param answering  from the question's end to the answer's
         */
        record Answered(int status, String body, String location, String server, Duration connecting,
                        Duration answering)
                implements Answer {}

        /** Nothing at all: something on the way drops the packets. */
        record TimedOut(Duration waited) implements Answer {}

        /** The machine is there and says that nothing listens on that port. */
        record Refused() implements Answer {}

        /** It did not come to an HTTP answer, in another way. */
        record Broken(Fault fault) implements Answer {}

        /** The name has no address. */
        record NoSuchHost(String host) implements Answer {}
    }
}
