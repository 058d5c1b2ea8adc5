package dev.slipway.identity;

import dev.slipway.change.Note;
import dev.slipway.identity.Evaluator.Mismatch;
import dev.slipway.identity.PolicyStatement.Condition;
import dev.slipway.identity.PolicyStatement.Principal;
import dev.slipway.pipeline.TokenClaims;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What AWS would say to the tokens that a workflow's jobs send, by the role's trust policy alone. */
public record Handshake(PolicyDocument trust, String providerArn) {

    /** One token and what becomes of it. */
    public record Row(TokenClaims claims, Answer answer) {

        public boolean isLetIn() {
            return answer instanceof Answer.LetIn;
        }
    }

    /** Let in, or why not. */
    public sealed interface Answer {

        /** Its sentence. */
        default Note note() {
            return switch (this) {
                case LetIn it -> Note.info("identity.handshake.LetIn", it.pattern());
                case Denied it -> Note.warning("identity.handshake.Denied", it.sid());
                case NoStatement it -> Note.warning("identity.handshake.NoStatement", it.providerArn());
                case OtherIssuer it -> Note.warning("identity.handshake.OtherIssuer", it.issuer(), it.host());
                case OtherAudience it -> Note.warning("identity.handshake.OtherAudience",
                        String.join(", ", it.wanted()), it.sent());
                case OtherSubject it -> Note.warning("identity.handshake." + it.hint(), it.nearest(), it.sent());
                case OtherCondition it -> Note.warning("identity.handshake.OtherCondition", it.operator(), it.key(),
                        String.join(", ", it.values()));
            };
        }

        /** @param pattern the {@code sub} that fits, empty when the policy does not look at it */
        record LetIn(String pattern) implements Answer {}

        /** A statement denies it. */
        record Denied(String sid) implements Answer {}

        /** No statement lets this provider's tokens in. */
        record NoStatement(String providerArn) implements Answer {}

        /** The token comes from another issuer than the provider. */
        record OtherIssuer(String issuer, String host) implements Answer {}

        /** {@code aud} is another. */
        record OtherAudience(List<String> wanted, String sent) implements Answer {
            public OtherAudience {
                wanted = List.copyOf(wanted);
            }
        }

        /** {@code sub} is another; {@code nearest} is the one of the policy that comes closest. */
        record OtherSubject(String nearest, String sent, Difference difference, Hint hint) implements Answer {}

        /** A condition on something else, which the claims at hand do not tell. */
        record OtherCondition(String operator, String key, List<String> values) implements Answer {
            public OtherCondition {
                values = List.copyOf(values);
            }
        }
    }

    /** What kind of near miss it is. */
    public enum Hint {
        /** {@code *} stands in a StringEquals, where it is a mere asterisk. */
        WILDCARD_IN_EQUALS,
        /** Upper and lower case differ. */
        CASE,
        /** The policy has the older form without numeric ids. */
        IDS_MISSING,
        /** The policy has numeric ids, the token has not. */
        IDS_UNEXPECTED,
        /** The job names an environment, which replaces the branch. */
        ENVIRONMENT,
        /** A pull request, whose token names no branch. */
        PULL_REQUEST,
        /** Another branch or a tag. */
        OTHER_REF,
        /** Another repository altogether. */
        OTHER_REPOSITORY
    }

    /** One row a token, in their order. */
    public List<Row> with(List<TokenClaims> claims) {
        return claims.stream().map(claim -> new Row(claim, answer(claim))).toList();
    }

    static AccessRequest request(String providerArn, String audience, String subject) {
        String host = TrustPolicy.hostOf(providerArn);
        return new AccessRequest(Optional.of(Principal.federated(providerArn)), TrustPolicy.ASSUME, "*",
                Map.of(host + ":aud", List.of(audience), host + ":sub", List.of(subject)));
    }

    private Answer answer(TokenClaims claims) {
        String host = TrustPolicy.hostOf(providerArn);
        if (!claims.issuer().equals("https://" + host)) {
            return new Answer.OtherIssuer(claims.issuer(), host);
        }
        AccessRequest request = request(providerArn, claims.audience(), claims.subject());
        return switch (Evaluator.decide(List.of(trust), request)) {
            case Decision.Allowed allowed -> new Answer.LetIn(fitting(allowed.by(), request));
            case Decision.Denied denied -> new Answer.Denied(denied.by().sid());
            case Decision.NotAllowed _ -> whyNot(claims, request);
        };
    }

    private String fitting(PolicyStatement statement, AccessRequest request) {
        return conditionsOn("sub", statement).stream().flatMap(condition -> condition.values().stream()
                .filter(value -> Conditions.holds(new Condition(condition.operator(), condition.key(), List.of(value)),
                        request))).findFirst().orElse("");
    }

    private Answer whyNot(TokenClaims claims, AccessRequest request) {
        List<Answer> answers = new ArrayList<>();
        for (PolicyStatement statement : trust.statements()) {
            Optional<Mismatch> mismatch = Evaluator.mismatch(statement, request);
            if (statement.allows() && mismatch.orElse(null) instanceof Mismatch.Unmet unmet) {
                answers.add(unmet(unmet.condition(), statement, claims));
            }
        }
        return answers.stream().min(Comparator.comparingInt(Handshake::farness))
                .orElseGet(() -> new Answer.NoStatement(providerArn));
    }

    /** The subject is told first of all that does not fit, since it is what people get wrong. */
    private Answer unmet(Condition first, PolicyStatement statement, TokenClaims claims) {
        AccessRequest request = request(providerArn, claims.audience(), claims.subject());
        List<Condition> onSubject = conditionsOn("sub", statement).stream()
                .filter(condition -> !Conditions.holds(condition, request)).toList();
        if (!onSubject.isEmpty()) {
            return otherSubject(onSubject.getFirst(), claims.subject());
        }
        if (first.key().equalsIgnoreCase(TrustPolicy.hostOf(providerArn) + ":aud")) {
            return new Answer.OtherAudience(first.values(), claims.audience());
        }
        return new Answer.OtherCondition(first.operator(), first.key(), first.values());
    }

    private List<Condition> conditionsOn(String claim, PolicyStatement statement) {
        String key = TrustPolicy.hostOf(providerArn) + ":" + claim;
        return statement.conditions().stream().filter(condition -> condition.key().equalsIgnoreCase(key)).toList();
    }

    private static Answer otherSubject(Condition condition, String sent) {
        Difference difference = null;
        String nearest = "";
        for (String wanted : condition.values()) {
            Difference candidate = Difference.between(wanted, sent);
            if (difference == null || candidate.distance() < difference.distance()) {
                difference = candidate;
                nearest = wanted;
            }
        }
        return new Answer.OtherSubject(nearest, sent, difference == null ? Difference.between("", sent) : difference,
                NearMiss.hint(condition.operator(), nearest, sent));
    }

    private static int farness(Answer answer) {
        return answer instanceof Answer.OtherSubject subject ? subject.difference().distance()
                : answer instanceof Answer.OtherAudience ? 0 : 1;
    }
}
