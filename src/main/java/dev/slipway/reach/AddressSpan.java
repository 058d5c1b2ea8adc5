package dev.slipway.reach;

import dev.slipway.pipeline.Cidr;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Addresses of one family in a row, as unsigned numbers of 128 bits; those of IPv4 have their 32 bits in the low half.
 * Read and compared without objects in between, since some interfaces have thousands of rules.
 */
record AddressSpan(boolean isV6, long firstHigh, long firstLow, long lastHigh, long lastLow) {

    private static final Comparator<AddressSpan> BY_FIRST =
            (one, other) -> compare(one.firstHigh, one.firstLow, other.firstHigh, other.firstLow);

    static AddressSpan of(Cidr range) {
        byte[] bytes = range.address().getAddress();
        return bytes.length == 4 ? v4(number(bytes, 0, 4), range.prefix())
                : v6(number(bytes, 0, 8), number(bytes, 8, 16), range.prefix());
    }

    /** {@code 203.0.113.0/24} or {@code 2001:db8::/32}, bits beyond the prefix being of no account; else empty. */
    static Optional<AddressSpan> parse(String text) {
        int slash = text == null ? -1 : text.lastIndexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        int prefix = prefix(text, slash + 1);
        if (text.indexOf(':') < 0) {
            long address = dotted(text, slash);
            return address < 0 || prefix < 0 || prefix > 32 ? Optional.empty() : Optional.of(v4(address, prefix));
        }
        return prefix < 0 || prefix > 128 ? Optional.empty() : parseV6(text.substring(0, slash), prefix);
    }

    /** Java reads the rare forms, too, but takes ten times as long. */
    private static Optional<AddressSpan> parseV6(String address, int prefix) {
        Optional<AddressSpan> plain = plainV6(address, prefix);
        if (plain.isPresent()) {
            return plain;
        }
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address it ? Optional.of(
                    v6(number(it.getAddress(), 0, 8), number(it.getAddress(), 8, 16), prefix)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Groups of up to four hexadecimal digits, with at most one run of zeros left out within or at the end. */
    private static Optional<AddressSpan> plainV6(String address, int prefix) {
        int[] groups = new int[8];
        int count = 0;
        int gap = -1;
        int digits = 0;
        for (int i = 0; i < address.length(); i++) {
            char c = address.charAt(i);
            int digit = Character.digit(c, 16);
            if (digit >= 0 && digits < 4 && count < 8 && c < 128) {
                groups[count] = groups[count] << 4 | digit;
                digits++;
            } else if (c == ':' && digits > 0) {
                count++;
                digits = 0;
            } else if (c == ':' && i > 0 && gap < 0) {
                gap = count;
            } else {
                return Optional.empty();
            }
        }
        count += digits > 0 ? 1 : 0;
        boolean isEndMissing = digits == 0 && gap != count;
        return isEndMissing || (gap < 0 ? count != 8 : count > 7) ? Optional.empty()
                : Optional.of(v6(half(groups, count, gap, 0), half(groups, count, gap, 4), prefix));
    }

    /** Four groups as they stand when the zeros have been put into the gap. */
    private static long half(int[] groups, int count, int gap, int from) {
        long half = 0;
        for (int i = from; i < from + 4; i++) {
            int behind = i - (8 - count);
            int group = gap < 0 || i < gap ? groups[i] : behind >= gap ? groups[behind] : 0;
            half = half << 16 | group;
        }
        return half;
    }

    boolean contains(AddressSpan other) {
        return isV6 == other.isV6 && compare(firstHigh, firstLow, other.firstHigh, other.firstLow) <= 0
                && compare(lastHigh, lastLow, other.lastHigh, other.lastLow) >= 0;
    }

    boolean touches(AddressSpan other) {
        return isV6 == other.isV6 && compare(firstHigh, firstLow, other.lastHigh, other.lastLow) <= 0
                && compare(lastHigh, lastLow, other.firstHigh, other.firstLow) >= 0;
    }

    /** Whether all of these together leave none of its addresses out. */
    boolean isCoveredBy(List<AddressSpan> spans) {
        List<AddressSpan> sorted = new ArrayList<>(spans);
        sorted.removeIf(span -> span.isV6 != isV6);
        sorted.sort(BY_FIRST);
        long nextHigh = firstHigh;
        long nextLow = firstLow;
        for (AddressSpan span : sorted) {
            if (compare(span.firstHigh, span.firstLow, nextHigh, nextLow) > 0) {
                return false;
            }
            if (compare(span.lastHigh, span.lastLow, nextHigh, nextLow) < 0) {
                continue;
            }
            if (compare(span.lastHigh, span.lastLow, lastHigh, lastLow) >= 0) {
                return true;
            }
            nextLow = span.lastLow + 1;
            nextHigh = span.lastHigh + (nextLow == 0 ? 1 : 0);
        }
        return false;
    }

    private static AddressSpan v4(long address, int prefix) {
        long rest = (1L << (32 - prefix)) - 1;
        return new AddressSpan(false, 0, address & ~rest, 0, address | rest);
    }

    private static AddressSpan v6(long high, long low, int prefix) {
        long highRest = prefix >= 64 ? 0 : -1L >>> prefix;
        long lowRest = prefix >= 128 ? 0 : prefix <= 64 ? -1L : -1L >>> (prefix - 64);
        return new AddressSpan(true, high & ~highRest, low & ~lowRest, high | highRest, low | lowRest);
    }

    private static int compare(long oneHigh, long oneLow, long otherHigh, long otherLow) {
        int high = Long.compareUnsigned(oneHigh, otherHigh);
        return high == 0 ? Long.compareUnsigned(oneLow, otherLow) : high;
    }

    private static long number(byte[] bytes, int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            number = number << 8 | bytes[i] & 255;
        }
        return number;
    }

    /** Up to three digits; -1 for anything else. */
    private static int prefix(String text, int from) {
        int number = 0;
        for (int i = from; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9 || i - from > 2) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return from == text.length() ? -1 : number;
    }

    /** Four numbers up to 255; -1 for anything else. */
    private static long dotted(String text, int end) {
        long address = 0;
        int part = -1;
        int parts = 0;
        for (int i = 0; i <= end; i++) {
            int digit = text.charAt(i) - '0';
            if (0 <= digit && digit <= 9 && part <= 25) {
                part = Math.max(part, 0) * 10 + digit;
            } else if (part >= 0 && part <= 255 && (i == end || text.charAt(i) == '.')) {
                address = address << 8 | part;
                part = -1;
                parts++;
            } else {
                return -1;
            }
        }
        return parts == 4 ? address : -1;
    }
}
