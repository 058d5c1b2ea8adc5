package dev.slipway.identity;

import dev.slipway.change.Note;
import dev.slipway.identity.PolicyStatement.Principal;
import dev.slipway.identity.PolicyStatement.Principals;
import java.util.ArrayList;
import java.util.List;

/**
 * Somebody beside the pipeline who could take on the role.
 *
 * @param who   a subject, an ARN, a service's or a provider's name; empty where it is everybody
 * @param place the statement that lets them in
 */
public record WhoElse(Kind kind, String who, String place) {

    /** What they are. */
    public enum Kind {
        /** Another branch, environment or pull request of this repository. */
        SAME_REPOSITORY,
        OTHER_REPOSITORY,
        /** Whatever fits a pattern. */
        PATTERN,
        /** Every repository of this GitHub. */
        ANY_REPOSITORY,
        OTHER_PROVIDER,
        SERVICE,
        /** An account, a user or a role, if its own policies let it. */
        AWS,
        /** Everybody, in any account. */
        EVERYBODY
    }

    public Note note() {
        boolean isWide = kind == Kind.PATTERN || kind == Kind.ANY_REPOSITORY || kind == Kind.EVERYBODY;
        return isWide ? Note.warning("identity.else." + kind, who, place)
                : Note.info("identity.else." + kind, who, place);
    }

    static List<WhoElse> in(PolicyDocument trust, TrustTarget target) {
        List<WhoElse> others = new ArrayList<>();
        for (int i = 0; i < trust.statements().size(); i++) {
            PolicyStatement statement = trust.statements().get(i);
            String place = trust.place(i);
            if (statement.allows() && statement.principals().isPresent()) {
                named(statement, target, place, others);
            }
        }
        return others;
    }

    private static void tokens(PolicyStatement statement, TrustTarget target, String place, List<WhoElse> others) {
        List<PolicyStatement.Condition> conditions = statement.conditions().stream()
                .filter(it -> it.key().equalsIgnoreCase(target.wanted().subjectKey())).toList();
        if (conditions.isEmpty() || conditions.stream().allMatch(it -> isOpen(it.operator()))) {
            others.add(new WhoElse(Kind.ANY_REPOSITORY, "", place));
        }
        for (PolicyStatement.Condition condition : conditions) {
            boolean wildcards = condition.operator().contains("Like");
            for (String value : condition.values()) {
                SubjectText text = new SubjectText(value, wildcards, target);
                boolean isNobody = text.hasStar() && !wildcards || isOpen(condition.operator());
                if (!target.wanted().all().contains(value) && !isNobody) {
                    others.add(new WhoElse(kind(text), value, place));
                }
            }
        }
    }

    /** Negated, it lets in all but these; with IfExists or ForAllValues whoever lacks the claim. */
    private static boolean isOpen(String operator) {
        return operator.contains("Not") || operator.equals("Null");
    }

    private static Kind kind(SubjectText text) {
        if (text.hasStar()) {
            return Kind.PATTERN;
        }
        return text.target().prefixes().contains(text.repository()) ? Kind.SAME_REPOSITORY : Kind.OTHER_REPOSITORY;
    }

    private static void named(PolicyStatement statement, TrustTarget target, String place, List<WhoElse> others) {
        Principals principals = statement.principals().orElseThrow();
        if (principals.except()) {
            others.add(new WhoElse(Kind.EVERYBODY, "", place));
            return;
        }
        for (Principal principal : principals.list()) {
            if (principal.id().equals(target.wanted().providerArn())) {
                if (Evaluator.meansAction(statement.actions(), TrustPolicy.ASSUME)) {
                    tokens(statement, target, place, others);
                }
            } else {
                others.add(new WhoElse(kind(principal), principal.id().equals("*") ? "" : principal.id(), place));
            }
        }
    }

    private static Kind kind(Principal principal) {
        if (principal.id().equals("*")) {
            return Kind.EVERYBODY;
        }
        return switch (principal.type()) {
            case "Service" -> Kind.SERVICE;
            case "Federated" -> Kind.OTHER_PROVIDER;
            default -> Kind.AWS;
        };
    }
}
