package dev.slipway.reach;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import software.amazon.awssdk.services.ec2.model.NetworkAclEntry;
import software.amazon.awssdk.services.ec2.model.RuleAction;

/**
 * What a network ACL lets through. Its entries are tried by number and the first that fits decides; answers are not
 * let out just because the question was let in.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html">Network ACL rules</a>
 */
public record AclRules(List<NetworkAclEntry> entries) {

    /** The last entry of every ACL, which denies what is left. */
    static final int LAST = 32_767;
    private static final AddressSpan ANYWHERE = AddressSpan.parse("0.0.0.0/0").orElseThrow();
    private static final int FIRST_EPHEMERAL = 1_024;
    static final int LAST_EPHEMERAL = 65_535;

    public AclRules {
        entries = entries.stream().sorted(Comparator.comparing(NetworkAclEntry::ruleNumber)).toList();
    }

    /**
     * What the ACL says to some addresses.
     *
     * @param by         the entry that decides; empty where none fits, which denies
     * @param exceptions whether an earlier entry decides otherwise for a part of them
     */
    public record Ruling(boolean allowed, Optional<NetworkAclEntry> by, boolean exceptions) {

        /** Of the entry that decides. */
        public int number() {
            return by.map(NetworkAclEntry::ruleNumber).orElse(LAST);
        }

        boolean isAllowedForAll() {
            return allowed && !exceptions;
        }

        boolean isDeniedForAll() {
            return !allowed && !exceptions;
        }
    }

    /** Questions from anywhere of IPv4 to this port. */
    public Ruling in(int port) {
        return in(port, ANYWHERE);
    }

    Ruling in(int port, AddressSpan from) {
        return ruling(false, port, from);
    }

    /** Questions to anywhere of IPv4 at this port. */
    public Ruling out(int port) {
        return out(port, ANYWHERE);
    }

    Ruling out(int port, AddressSpan to) {
        return ruling(true, port, to);
    }

    /** Whether answers from anywhere get in to every port (1024 to 65535) from which questions may be asked. */
    public boolean isOpenForReplies() {
        return isOpenForReplies(ANYWHERE);
    }

    boolean isOpenForReplies(AddressSpan from) {
        return portsThatMatter().stream().map(port -> in(port, from)).allMatch(Ruling::isAllowedForAll);
    }

    /** Whether answers get in to no such port, from nowhere. */
    public boolean isClosedForAllReplies() {
        return isClosedForAllReplies(ANYWHERE);
    }

    boolean isClosedForAllReplies(AddressSpan from) {
        return portsThatMatter().stream().map(port -> in(port, from)).allMatch(Ruling::isDeniedForAll);
    }

    /** The first port that answers are not let out to (1024 to 65535, where browsers wait); empty when all are. */
    public Optional<Integer> closedForAnswers() {
        return closedForAnswers(ANYWHERE);
    }

    Optional<Integer> closedForAnswers(AddressSpan to) {
        return portsThatMatter().stream().filter(port -> !out(port, to).allowed()).findFirst();
    }

    /** Whether answers get out to no such port at all. */
    public boolean isClosedForAllAnswers() {
        return isClosedForAllAnswers(ANYWHERE);
    }

    boolean isClosedForAllAnswers(AddressSpan to) {
        return portsThatMatter().stream().noneMatch(port -> out(port, to).allowed());
    }

    private Ruling ruling(boolean egress, int port, AddressSpan asked) {
        boolean someAllowed = false;
        boolean someDenied = false;
        for (NetworkAclEntry entry : entries) {
            Optional<AddressSpan> span = Boolean.TRUE.equals(entry.egress()) == egress && speaksOf(entry, port)
                    ? span(entry).filter(asked::touches) : Optional.empty();
            if (span.isEmpty()) {
                continue;
            }
            boolean allows = entry.ruleAction() == RuleAction.ALLOW;
            if (span.get().contains(asked)) {
                return new Ruling(allows, Optional.of(entry), allows ? someDenied : someAllowed);
            }
            someAllowed |= allows;
            someDenied |= !allows;
        }
        return new Ruling(false, Optional.empty(), someAllowed);
    }

    private static Optional<AddressSpan> span(NetworkAclEntry entry) {
        return AddressSpan.parse(entry.cidrBlock() == null ? entry.ipv6CidrBlock() : entry.cidrBlock());
    }

    private static boolean speaksOf(NetworkAclEntry entry, int port) {
        boolean everything = "-1".equals(entry.protocol());
        boolean tcp = "6".equals(entry.protocol()) && (entry.portRange() == null
                || entry.portRange().from() <= port && port <= entry.portRange().to());
        return everything || tcp;
    }

    /** Rulings only change where a range begins or ends. */
    private TreeSet<Integer> portsThatMatter() {
        TreeSet<Integer> ports = new TreeSet<>(List.of(FIRST_EPHEMERAL, LAST_EPHEMERAL));
        for (NetworkAclEntry entry : entries) {
            if (entry.portRange() != null) {
                ports.add(entry.portRange().from());
                ports.add(entry.portRange().to() + 1);
            }
        }
        ports.removeIf(port -> port < FIRST_EPHEMERAL || port > LAST_EPHEMERAL);
        return ports;
    }
}
