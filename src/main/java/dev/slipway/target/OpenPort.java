package dev.slipway.target;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * One TCP port, open for one block of addresses.
 *
 * @param cidr IPv4 or IPv6 addresses; a single one gets {@code /32} or {@code /128}, and the bits behind the prefix
 *             become zero, as EC2 does it
 * @param port 1 to 65535
 */
public record OpenPort(String cidr, int port) {

    public OpenPort {
        cidr = canonical(cidr);
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("not a port: " + port);
        }
    }

    boolean isIpv4() {
        return !cidr.contains(":");
    }

    /** Throws an IllegalArgumentException for what is no block of addresses; asks no name server. */
    static String canonical(String cidr) {
        String[] parts = cidr.strip().split("/", 2);
        InetAddress address = InetAddress.ofLiteral(parts[0]);
        int bits = address.getAddress().length * 8;
        int prefix = parts.length == 1 ? bits : Integer.parseInt(parts[1]);
        if (prefix < 0 || prefix > bits) {
            throw new IllegalArgumentException("not a block of addresses: " + cidr);
        }
        BigInteger mask = BigInteger.ONE.shiftLeft(bits - prefix).subtract(BigInteger.ONE);
        BigInteger first = new BigInteger(1, address.getAddress()).andNot(mask);
        return text(first, bits / 8) + "/" + prefix;
    }

    private static String text(BigInteger address, int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[length - 1 - i] = address.shiftRight(8 * i).byteValue();
        }
        try {
            return InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("4 and 16 bytes always are an address", e);
        }
    }
}
