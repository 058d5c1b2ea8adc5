package dev.slipway.pipeline;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A range of IPv4 or IPv6 addresses, {@code 203.0.113.0/24}.
 *
 * @param address the range's first address
 * @param prefix  how many leading bits are fixed: 0 to 32, or to 128 for IPv6
 */
public record Cidr(InetAddress address, int prefix) {

    private static final Pattern NUMBER = Pattern.compile("0|[1-9]\\d{0,2}");
    private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    /** What is not routed on the internet: RFC 1918, 6598, 3927, 1122, 4193, 4291. */
    private static final List<Cidr> PRIVATE = Stream.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16",
            "100.64.0.0/10", "169.254.0.0/16", "127.0.0.0/8", "fc00::/7", "fe80::/10", "::1/128")
            .map(text -> of(text).orElseThrow()).toList();

    public Cidr {
        if (prefix < 0 || prefix > bits(address)) {
            throw new IllegalArgumentException("not a prefix length: " + prefix);
        }
        if (!masked(address, prefix).equals(address)) {
            throw new IllegalArgumentException("bits are set beyond the prefix: " + address + "/" + prefix);
        }
    }

    /** What somebody typed, read as a range. */
    public sealed interface Reading {

        /** A range; a bare address stands for itself alone ({@code /32}, {@code /128}). */
        record Good(Cidr cidr) implements Reading {}

        /** Bits are set beyond the prefix, which AWS does not take; {@code meant} is the range without them. */
        record HostBits(String typed, Cidr meant) implements Reading {}

        /** No range. {@code place} is where it stops being one, counted from 0. */
        record Bad(String typed, int place) implements Reading {}
    }

    public static Reading read(String typed) {
        String text = typed.strip();
        int slash = text.indexOf('/');
        String host = slash < 0 ? text : text.substring(0, slash);
        Optional<InetAddress> address = address(host);
        if (address.isEmpty()) {
            return new Reading.Bad(text, placeOfFault(host));
        }
        int bits = bits(address.get());
        String length = slash < 0 ? String.valueOf(bits) : text.substring(slash + 1);
        if (!NUMBER.matcher(length).matches() || Integer.parseInt(length) > bits) {
            return new Reading.Bad(text, slash + 1);
        }
        int prefix = Integer.parseInt(length);
        Cidr meant = new Cidr(masked(address.get(), prefix), prefix);
        return meant.address.equals(address.get()) ? new Reading.Good(meant) : new Reading.HostBits(text, meant);
    }

    /** The range, or empty for anything that {@link #read} does not find good. */
    public static Optional<Cidr> of(String text) {
        return read(text) instanceof Reading.Good good ? Optional.of(good.cidr()) : Optional.empty();
    }

    /** {@code 0.0.0.0/0}. */
    public static Cidr everybody() {
        return of("0.0.0.0/0").orElseThrow();
    }

    public boolean isEverybody() {
        return prefix == 0;
    }

    public boolean isV6() {
        return bits(address) == 128;
    }

    /** Whether every address of the other range is in this one. */
    public boolean contains(Cidr other) {
        return isV6() == other.isV6() && prefix <= other.prefix && masked(other.address, prefix).equals(address);
    }

    /** Whether none of it is routed on the internet. */
    public boolean isPrivate() {
        return PRIVATE.stream().anyMatch(range -> range.contains(this));
    }

    /** As AWS writes it, with the first run of zeros of an IPv6 address left out. */
    @Override
    public String toString() {
        String host = address.getHostAddress();
        return (isV6() ? host.replaceFirst("(^|:)0(:0)+(:|$)", "::") : host) + "/" + prefix;
    }

    private static Optional<InetAddress> address(String host) {
        String[] parts = host.split("\\.", -1);
        // Java reads 127.1 and 010.0.0.1 as addresses too; nobody means them
        boolean v4 = parts.length == 4 && Stream.of(parts).allMatch(Cidr::isOctet);
        if (!v4 && !V6.matcher(host).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(host));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isOctet(String text) {
        return NUMBER.matcher(text).matches() && Integer.parseInt(text) <= 255;
    }

    private static int placeOfFault(String host) {
        if (host.indexOf(':') >= 0) {
            return 0;
        }
        int place = 0;
        String[] parts = host.split("\\.", -1);
        for (int i = 0; i < parts.length; i++) {
            if (!isOctet(parts[i]) || i > 3) {
                return place;
            }
            place += parts[i].length() + 1;
        }
        return host.length();
    }

    private static int bits(InetAddress address) {
        return address instanceof Inet4Address ? 32 : 128;
    }

    private static InetAddress masked(InetAddress address, int prefix) {
        byte[] bytes = address.getAddress();
        int bits = bytes.length * 8;
        BigInteger mask = BigInteger.ONE.shiftLeft(prefix).subtract(BigInteger.ONE).shiftLeft(bits - prefix);
        byte[] number = new BigInteger(1, bytes).and(mask).toByteArray();
        byte[] masked = new byte[bytes.length];
        int copied = Math.min(number.length, masked.length);
        System.arraycopy(number, number.length - copied, masked, masked.length - copied, copied);
        try {
            return InetAddress.getByAddress(masked);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("4 or 16 bytes are always an address", e);
        }
    }
}
