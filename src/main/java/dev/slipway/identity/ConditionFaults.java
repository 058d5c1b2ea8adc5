package dev.slipway.identity;

import dev.slipway.identity.TrustStatement.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is wrong with the operators and keys of a Condition.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif">
 *     Keys for OIDC federation</a>
 */
record ConditionFaults(TrustTarget target) {

    /** What AWS sets for a caller without credentials, too; a condition on anything else can never hold. */
    private static final Set<String> ALWAYS_SET = Set.of("aws:currenttime", "aws:epochtime", "aws:securetransport",
            "aws:sourceip", "aws:useragent", "aws:requestedregion", "sts:rolesessionname", "sts:sourceidentity",
            "aws:federatedprovider", "aws:requesttag", "aws:tagkeys", "sts:transitivetagkeys", "aws:referer");

    List<TrustFinding> of(TrustStatement statement) {
        List<TrustFinding> findings = new ArrayList<>();
        for (Line line : statement.lines()) {
            boolean isTold = findings.stream().anyMatch(it -> it.place().equals(line.place())
                    && it.found().equals(line.operator()));
            operator(line).filter(_ -> !isTold).ifPresent(fault -> findings.add(
                    new TrustFinding(fault, line.place(), line.operator(), "StringEquals")));
            key(line).ifPresent(fault -> findings.add(new TrustFinding(fault, line.place(), line.key(),
                    meantKey(line))));
        }
        return findings;
    }

    private static Optional<TrustFault> operator(Line line) {
        Optional<ConditionOperator> known = ConditionOperator.of(line.operator());
        if (known.isEmpty()) {
            return Optional.of(TrustFault.UNKNOWN_OPERATOR);
        }
        ConditionOperator operator = known.get();
        boolean isOurs = line.isSubject() || line.isAudience();
        if (operator.quantifier() == ConditionOperator.Quantifier.ALL) {
            return Optional.of(TrustFault.FOR_ALL_VALUES);
        }
        if (operator.quantifier() == ConditionOperator.Quantifier.ANY && isOurs) {
            return Optional.of(TrustFault.FOR_ANY_VALUE);
        }
        if (operator.ifExists() && isOurs) {
            return Optional.of(TrustFault.IF_EXISTS);
        }
        if (operator.negated() && isOurs) {
            return Optional.of(TrustFault.NEGATED);
        }
        if (operator.test().equals("StringEqualsIgnoreCase") && line.isSubject()) {
            return Optional.of(TrustFault.IGNORE_CASE);
        }
        if (isOurs && !operator.test().startsWith("String")) {
            return Optional.of(TrustFault.WRONG_OPERATOR);
        }
        return operator.toString().equals(line.operator()) ? Optional.empty() : Optional.of(TrustFault.OPERATOR_CASE);
    }

    private String meantKey(Line line) {
        return line.isSubject() ? target.wanted().subjectKey() : line.isAudience() ? target.wanted().audienceKey()
                : target.wanted().host() + ":" + line.claim();
    }

    private Optional<TrustFault> key(Line line) {
        String host = line.host();
        if (line.isSubject() || line.isAudience()) {
            return host.equalsIgnoreCase(target.wanted().host()) && line.claim().length() == 3
                    ? Optional.empty() : Optional.of(misplaced(line, host));
        }
        if (host.equalsIgnoreCase(target.wanted().host())) {
            return claim(line);
        }
        if (IssuerHost.isGitHub(host)) {
            return Optional.of(misplaced(line, host));
        }
        return isSet(line.key()) ? Optional.empty() : Optional.of(TrustFault.NEVER_SET);
    }

    private static boolean isSet(String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        return ALWAYS_SET.contains(lower) || ALWAYS_SET.contains(lower.replaceFirst("/.*", ""));
    }

    private TrustFault misplaced(Line line, String host) {
        String wanted = target.wanted().host();
        if (host.contains("://")) {
            return TrustFault.KEY_SCHEME;
        }
        if (host.startsWith("arn")) {
            return TrustFault.KEY_ARN;
        }
        if (!host.contains(".")) {
            return TrustFault.KEY_WITHOUT_HOST;
        }
        if (host.equalsIgnoreCase(wanted + "/") || line.key().contains("/:")
                || line.key().contains("/" + line.claim())) {
            return TrustFault.KEY_SLASH;
        }
        boolean isNear = host.equalsIgnoreCase(wanted) || !host.startsWith(wanted + "/")
                && !wanted.startsWith(host + "/")
                && IssuerHost.isNear(host, wanted);
        return isNear ? TrustFault.KEY_MISSPELT : TrustFault.KEY_OTHER_ISSUER;
    }

    /** A claim beside aud and sub: AWS looks at some, and their values may be known before any run. */
    private Optional<TrustFault> claim(Line line) {
        String claim = line.claim().toLowerCase(Locale.ROOT);
        if (!IssuerHost.CLAIMS.contains(claim)) {
            return Optional.of(TrustFault.UNKNOWN_CLAIM);
        }
        String known = switch (claim) {
            case "repository" -> target.facts().name().toString();
            case "repository_id" -> target.facts().id() > 0 ? String.valueOf(target.facts().id()) : "";
            default -> "";
        };
        if (known.isEmpty()) {
            return claim.startsWith("actor") || claim.equals("enterprise_id") ? Optional.of(TrustFault.UNTOLD_CLAIM)
                    : Optional.empty();
        }
        Optional<ConditionOperator> operator = ConditionOperator.of(line.operator());
        boolean holds = operator.isPresent() && Conditions.holds(new PolicyStatement.Condition(
                operator.get().toString(), line.key(), line.values()), AccessRequest.of("", "",
                Map.of(line.key(), List.of(known))));
        return holds ? Optional.empty() : Optional.of(TrustFault.CLAIM_VALUE);
    }
}
