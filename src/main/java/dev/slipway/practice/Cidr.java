package dev.slipway.practice;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A block of IPv4 addresses.
 *
 * @param first  its first address as 32 bits
 * @param prefix how many leading bits its addresses share, 0 to 32
 */
record Cidr(long first, int prefix) {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})");

    /** Sets bits behind the prefix to zero, as EC2 does. Empty when the text is no block of IPv4 addresses. */
    static Optional<Cidr> parse(String text) {
        Matcher matcher = TEXT.matcher(text == null ? "" : text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long address = 0;
        for (int i = 1; i <= 4; i++) {
            int part = Integer.parseInt(matcher.group(i));
            if (part > 255) {
                return Optional.empty();
            }
            address = (address << 8) | part;
        }
        int prefix = Integer.parseInt(matcher.group(5));
        return prefix > 32 ? Optional.empty() : Optional.of(new Cidr(address & (-1L << (32 - prefix)), prefix));
    }

    long size() {
        return 1L << (32 - prefix);
    }

    boolean contains(Cidr other) {
        return other.first >= first && other.first + other.size() <= first + size();
    }

    boolean overlaps(Cidr other) {
        return contains(other) || other.contains(this);
    }

    /** The address so many behind the first. */
    String address(long offset) {
        long address = first + offset;
        return (address >> 24 & 255) + "." + (address >> 16 & 255) + "." + (address >> 8 & 255) + "." + (address & 255);
    }

    @Override
    public String toString() {
        return address(0) + "/" + prefix;
    }
}
