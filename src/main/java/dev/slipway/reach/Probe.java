package dev.slipway.reach;

import java.net.URI;
import java.time.Duration;

/** Asks an address from here, as a browser would, and tells the ways of failing apart. */
public interface Probe {

    /** One GET; never throws, and ends within {@code patience} for connecting and as long again for the answer. */
    Answer ask(URI address, Duration patience);

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
        /** The other side speaks something that is not HTTP. */
        NOT_HTTP,
        /** This computer has no way to that address: no network, or a router said no. */
        UNREACHABLE
    }

    /** What came back. */
    sealed interface Answer {

        /** An HTTP answer, whatever its status. {@code body} holds at most its first 4,096 characters. */
        record Answered(int status, String body, Duration connecting, Duration answering) implements Answer {}

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
