package dev.slipway.identity;

import dev.slipway.change.Note;
import dev.slipway.identity.Evaluator.Mismatch;
import dev.slipway.identity.PolicyStatement.Condition;
import dev.slipway.identity.PolicyStatement.Principal;
import dev.slipway.pipeline.JobStart;
import dev.slipway.pipeline.TokenClaims;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What AWS would say to the tokens that a workflow's jobs send, by the role's trust policy alone. */
public record Handshake(PolicyDocument trust, String providerArn) {

    /**
     * A job as something starts it, and what becomes of its token.
     *
     * @param answer empty when it sends none
     */
    public record Row(JobStart start, Optional<Answer> answer) {

        public boolean isLetIn() {
            return answer.filter(Answer.LetIn.class::isInstance).isPresent();
        }
    }

    /** Let in, or why not. */
    public sealed interface Answer {

        /** Its sentence. */
        default Note note() {
            return switch (this) {
                case LetIn it -> it.pattern().isEmpty() ? Note.info("identity.handshake.LetInByAny", it.statement())
                        : Note.info("identity.handshake.LetIn", it.pattern(), it.statement());
                case Denied it -> Note.warning("identity.handshake.Denied", it.statement());
                case NoStatement it -> Note.warning("identity.handshake.NoStatement", it.providerArn());
                case OtherIssuer it -> Note.warning("identity.handshake.OtherIssuer", it.issuer(), it.host());
                case OtherAudience it -> Note.warning("identity.handshake.OtherAudience",
                        String.join(", ", it.wanted()), it.sent());
                case OtherSubject it -> Note.warning("identity.handshake." + it.hint(), it.nearest(), it.sent());
                case OtherClaim it -> it.sent().isEmpty()
                        ? Note.warning("identity.handshake.UntoldClaim", it.operator(), it.key(), values(it))
                        : Note.warning("identity.handshake.OtherClaim", it.key(), values(it), it.sent());
            };
        }

        private static String values(OtherClaim it) {
            return String.join(", ", it.values());
        }

        /**
         * @param statement by which statement: its Sid, or its place
         * @param pattern   the {@code sub} that fits, empty when the policy does not look at it
         */
        record LetIn(String statement, String pattern) implements Answer {}

        /** A statement denies it. */
        record Denied(String statement) implements Answer {}

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

        /** A condition on something else; {@code sent} is empty for what the claims at hand do not tell. */
        record OtherClaim(String operator, String key, List<String> values, String sent) implements Answer {
            public OtherClaim {
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

    /** One row a start, in their order. */
    public List<Row> with(List<JobStart> starts) {
        return starts.stream().map(start -> new Row(start, start.claims().map(this::answer))).toList();
    }

    static AccessRequest request(String providerArn, String audience, String subject, Map<String, String> others) {
        return new AccessRequest(Optional.of(Principal.federated(providerArn)), TrustPolicy.ASSUME, "*",
                IssuerHost.context(TrustPolicy.hostOf(providerArn), audience, subject, others));
    }

    private AccessRequest request(TokenClaims claims) {
        return request(providerArn, claims.audience(), claims.subject(), claims.others());
    }

    /** What becomes of one token. */
    public Answer answer(TokenClaims claims) {
        String host = TrustPolicy.hostOf(providerArn);
        if (!claims.issuer().equals("https://" + host)) {
            return new Answer.OtherIssuer(claims.issuer(), host);
        }
        AccessRequest request = request(claims);
        return switch (Evaluator.decide(List.of(trust), request)) {
            case Decision.Allowed allowed -> new Answer.LetIn(named(allowed.by()), fitting(allowed.by(), request));
            case Decision.Denied denied -> new Answer.Denied(named(denied.by()));
            case Decision.NotAllowed _ -> whyNot(claims, request);
        };
    }

    private String named(PolicyStatement statement) {
        return statement.sid().isEmpty() ? trust.place(trust.statements().indexOf(statement)) : statement.sid();
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
        AccessRequest request = request(claims);
        List<Condition> onSubject = conditionsOn("sub", statement).stream()
                .filter(condition -> !Conditions.holds(condition, request)).toList();
        if (!onSubject.isEmpty()) {
            return otherSubject(onSubject.getFirst(), claims.subject());
        }
        if (first.key().equalsIgnoreCase(TrustPolicy.hostOf(providerArn) + ":aud")) {
            return new Answer.OtherAudience(first.values(), claims.audience());
        }
        return new Answer.OtherClaim(first.operator(), first.key(), first.values(),
                request.values(first.key()).stream().findFirst().orElse(""));
    }

    private List<Condition> conditionsOn(String claim, PolicyStatement statement) {
        String key = TrustPolicy.hostOf(providerArn) + ":" + claim;
        return statement.conditions().stream().filter(condition -> condition.key().equalsIgnoreCase(key)).toList();
    }

    private static Answer otherSubject(Condition condition, String sent) {
        String nearest = condition.values().stream()
                .min(Comparator.comparingInt(wanted -> Difference.apart(wanted, sent))).orElse("");
        return new Answer.OtherSubject(nearest, sent, Difference.between(nearest, sent),
                NearMiss.hint(condition.operator(), nearest, sent));
    }

    private static int farness(Answer answer) {
        return answer instanceof Answer.OtherSubject subject ? subject.difference().distance()
                : answer instanceof Answer.OtherAudience ? 0 : 1;
    }
}
