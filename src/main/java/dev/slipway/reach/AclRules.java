package dev.slipway.reach;

import dev.slipway.pipeline.Cidr;
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
    private static final int FIRST_EPHEMERAL = 1_024;
    private static final int LAST_EPHEMERAL = 65_535;

    public AclRules {
        entries = entries.stream().sorted(Comparator.comparing(NetworkAclEntry::ruleNumber)).toList();
    }

    /**
     * What the ACL says to the internet.
     *
     * @param number     the entry that decides
     * @param exceptions whether an earlier entry decides otherwise for a part of the internet
     */
    public record Ruling(boolean allowed, int number, boolean exceptions) {}

    /** Questions from anywhere to this port. */
    public Ruling in(int port) {
        return ruling(false, port);
    }

    /** Questions to anywhere at this port. */
    public Ruling out(int port) {
        return ruling(true, port);
    }

    /** Whether answers from anywhere get in to every port (1024 to 65535) from which questions may be asked. */
    public boolean isOpenForReplies() {
        return portsThatMatter().stream().map(port -> ruling(false, port))
                .allMatch(ruling -> ruling.allowed() && !ruling.exceptions());
    }

    /** Whether answers get in to no such port, from nowhere. */
    public boolean isClosedForAllReplies() {
        return portsThatMatter().stream().map(port -> ruling(false, port))
                .noneMatch(ruling -> ruling.allowed() || ruling.exceptions());
    }

    /** The first port that answers are not let out to (1024 to 65535, where browsers wait); empty when all are. */
    public Optional<Integer> closedForAnswers() {
        return portsThatMatter().stream().filter(port -> !ruling(true, port).allowed()).findFirst();
    }

    /** Whether answers get out to no such port at all. */
    public boolean isClosedForAllAnswers() {
        return portsThatMatter().stream().noneMatch(port -> ruling(true, port).allowed());
    }

    private Ruling ruling(boolean egress, int port) {
        boolean someAllowed = false;
        boolean someDenied = false;
        for (NetworkAclEntry entry : entries) {
            if (entry.egress() != egress || !speaksOf(entry, port)) {
                continue;
            }
            boolean allows = entry.ruleAction() == RuleAction.ALLOW;
            if (Cidr.everybody().toString().equals(entry.cidrBlock())) {
                return new Ruling(allows, entry.ruleNumber(), allows ? someDenied : someAllowed);
            }
            someAllowed |= allows && entry.cidrBlock() != null;
            someDenied |= !allows && entry.cidrBlock() != null;
        }
        return new Ruling(false, LAST, someAllowed);
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
