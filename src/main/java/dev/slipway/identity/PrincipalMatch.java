package dev.slipway.identity;

import dev.slipway.identity.PolicyStatement.Principal;
import dev.slipway.identity.PolicyStatement.Principals;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Whom a Principal or NotPrincipal means.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">
 *     Principal</a>
 */
final class PrincipalMatch {

    private static final String EVERYBODY = "*";
    private static final String AWS = "AWS";
    private static final int ARN_PARTS = 6;
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}|arn:[^:]+:iam::\\d{12}:root");
    private static final Pattern ROLE = Pattern.compile("arn:([^:]+):iam::(\\d{12}):role/(?:[^:]*/)?([^/:]+)");
    private static final Pattern SESSION = Pattern.compile("arn:([^:]+):sts::(\\d{12}):assumed-role/([^/:]+)/[^/:]+");

    private PrincipalMatch() {}

    /** Whether the statement speaks of who asks; an anonymous request is spoken of by {@code *} alone. */
    static boolean means(Principals principals, Optional<Principal> who) {
        if (principals.except()) {
            return principals.list().stream().noneMatch(named -> isExcepted(named, who));
        }
        return principals.list().stream().anyMatch(named -> isEverybody(named)
                || who.filter(it -> named.type().equals(it.type()) && isOrHolds(named, it)).isPresent());
    }

    /**
     * NotPrincipal spares only whom it names. The account beside a user, which AWS wants there too, spares nobody else
     * in it, and neither does a role spare the sessions that are not named.
     *
     * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html">
     *     NotPrincipal, with its two examples</a>
     */
    private static boolean isExcepted(Principal named, Optional<Principal> who) {
        return isEverybody(named) || who.filter(it -> named.type().equals(it.type()) && (named.id().equals(it.id())
                || isAccount(named.id()) && isAccount(it.id()) && account(named.id()).equals(account(it.id()))))
                .isPresent();
    }

    /** {@code "*"} and {@code {"AWS": "*"}} mean the same. */
    private static boolean isEverybody(Principal named) {
        return named.id().equals(EVERYBODY) && (named.type().equals(EVERYBODY) || named.type().equals(AWS));
    }

    /** A star is everybody of a type; in a part of a name it is a mere character. */
    private static boolean isOrHolds(Principal named, Principal who) {
        return named.id().equals(who.id()) || named.id().equals(EVERYBODY) || named.type().equals(AWS)
                && (isAccountOf(named.id(), who.id()) || isRoleOf(named.id(), who.id()));
    }

    /** An account's number, or its root's ARN, stands for everybody in it. */
    private static boolean isAccountOf(String named, String who) {
        return isAccount(named) && account(named).equals(account(who)) && partitionsAgree(named, who);
    }

    /** A role stands for all its sessions, whose ARNs lack its path. */
    private static boolean isRoleOf(String named, String who) {
        Matcher role = ROLE.matcher(named);
        Matcher session = SESSION.matcher(who);
        return role.matches() && session.matches() && IntStream.of(1, 2, 3)
                .allMatch(group -> role.group(group).equals(session.group(group)));
    }

    private static boolean isAccount(String id) {
        return ACCOUNT.matcher(id).matches();
    }

    /** The account's number; what is neither an ARN nor one is given back. */
    private static String account(String id) {
        String[] parts = id.split(":", ARN_PARTS);
        return parts.length == ARN_PARTS ? parts[4] : id;
    }

    private static boolean partitionsAgree(String one, String other) {
        return !one.startsWith("arn:") || !other.startsWith("arn:")
                || one.split(":", 3)[1].equals(other.split(":", 3)[1]);
    }
}
