package dev.slipway.reach;

import dev.slipway.pipeline.Cidr;
import java.util.List;

/**
 * Who asks, with the addresses of one family.
 *
 * @param me empty while they are not known
 */
record Asker(boolean isV6, List<AddressSpan> me) {

    private static final AddressSpan V4 = span("0.0.0.0/0");
    /** The part of IPv6 that is given out for the internet: RFC 4291, 2.4. */
    private static final AddressSpan V6 = span("2000::/3");
    /** What of IPv4 is not routed on the internet: RFC 1918, 6598, 3927, 1122. */
    private static final List<AddressSpan> INSIDE = List.of(span("10.0.0.0/8"), span("172.16.0.0/12"),
            span("192.168.0.0/16"), span("100.64.0.0/10"), span("169.254.0.0/16"), span("127.0.0.0/8"),
            span("0.0.0.0/8"));

    Asker {
        me = List.copyOf(me);
    }

    /** The addresses of that family, of those that are known. */
    static Asker of(boolean isV6, List<Cidr> known) {
        return new Asker(isV6, known.stream().filter(range -> range.isV6() == isV6).map(AddressSpan::of).toList());
    }

    AddressSpan internet() {
        return isV6 ? V6 : V4;
    }

    /** Who asks with the other family, of whom nothing is known. */
    Asker other() {
        return new Asker(!isV6, List.of());
    }

    /** Whether any of it is an address that the internet knows. */
    boolean isOfTheInternet(AddressSpan span) {
        if (!span.touches(internet())) {
            return false;
        }
        for (AddressSpan inside : INSIDE) {
            if (inside.contains(span)) {
                return false;
            }
        }
        return true;
    }

    private static AddressSpan span(String range) {
        return AddressSpan.parse(range).orElseThrow();
    }
}
