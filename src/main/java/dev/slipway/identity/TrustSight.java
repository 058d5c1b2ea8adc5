package dev.slipway.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.change.ProblemException;
import dev.slipway.identity.PolicyStatement.Condition;
import dev.slipway.pipeline.JobStart;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A trust policy's statements, whose each is, and what they let in.
 *
 * @param understood each as IAM would understand it alone; empty for one that it would not take
 */
record TrustSight(TrustTarget target, List<TrustStatement> statements, List<Optional<PolicyStatement>> understood) {

    /** Claims whose values no file tells; a condition on them counts as met. */
    private static final Set<String> UNTOLD =
            Set.of("actor", "actor_id", "enterprise_id", "workflow", "job_workflow_ref");

    /** Whose a statement is. */
    enum Kin { OWN, MIXED, FOREIGN }

    static TrustSight of(JsonNode document, TrustTarget target) {
        List<TrustStatement> statements = TrustStatement.in(document);
        String version = document.path("Version").asText().equals("2008-10-17") ? "2008-10-17" : PolicyDocument.VERSION;
        return new TrustSight(target, statements, statements.stream().map(it -> alone(it, version)).toList());
    }

    private static Optional<PolicyStatement> alone(TrustStatement statement, String version) {
        ObjectNode document = PolicyJson.object();
        document.put("Version", version);
        document.set("Statement", statement.json());
        try {
            return Optional.of(PolicyDocument.of(statement.place(), document).statements().getFirst());
        } catch (ProblemException e) {
            // what IAM would not take is told by the faults
            return Optional.empty();
        }
    }

    Kin kin(TrustStatement statement) {
        if (!statement.allows() || !isAboutTokens(statement)) {
            return Kin.FOREIGN;
        }
        if (isAnotherIssuers(statement) && (statement.subjects().isEmpty() || isServed(statement))) {
            return Kin.FOREIGN;
        }
        if (statement.subjects().isEmpty()) {
            return Kin.OWN;
        }
        List<SubjectText.Kinship> kinships = texts(statement).stream().map(SubjectText::kinship).distinct().toList();
        if (kinships.equals(List.of(SubjectText.Kinship.OWN))) {
            return Kin.OWN;
        }
        return kinships.equals(List.of(SubjectText.Kinship.FOREIGN)) ? Kin.FOREIGN : Kin.MIXED;
    }

    /** The subjects of a statement, each with what its operator makes of a star. */
    List<SubjectText> texts(TrustStatement statement) {
        return statement.subjectLines().stream().flatMap(line -> line.values().stream()
                .map(value -> new SubjectText(value, line.hasWildcards(), target))).toList();
    }

    /** Every {@code sub} that the document names. */
    List<String> subjects() {
        return statements.stream().flatMap(it -> it.subjects().stream()).toList();
    }

    private boolean isAboutTokens(TrustStatement statement) {
        boolean namesHost = statement.principals().stream().anyMatch(it -> IssuerHost.isGitHub(it.id()))
                || statement.lines().stream().anyMatch(it -> IssuerHost.isGitHub(it.host()));
        boolean assumes = statement.actions().stream().anyMatch(TrustPolicy.ASSUME::equalsIgnoreCase);
        boolean namesNobody = statement.principals().isEmpty()
                || statement.principals().stream().anyMatch(it -> it.id().equals("*"));
        return namesHost || !statement.subjects().isEmpty() || assumes && namesNobody;
    }

    /** Its provider is there: a GitHub of one's own may have a repository of the same name. */
    private boolean isServed(TrustStatement statement) {
        return statement.principals().stream().anyMatch(it -> target.providers()
                .filter(there -> there.contains(it.id())).isPresent());
    }

    /** A provider that is well named and has nothing to do with this one. */
    private boolean isAnotherIssuers(TrustStatement statement) {
        return statement.principals().stream().filter(it -> it.type().equals("Federated")).map(it -> it.id())
                .anyMatch(id -> id.contains(":oidc-provider/") && isAnother(TrustPolicy.hostOf(id)));
    }

    private boolean isAnother(String host) {
        String wanted = target.wanted().host();
        return !host.equals(wanted) && !host.startsWith(wanted + "/") && !host.contains("://")
                && !IssuerHost.isNear(host, wanted);
    }

    /** What the pipeline needs and none of these statements lets in, whatever others deny. */
    List<String> unmet(List<TrustStatement> by) {
        List<PolicyStatement> allowing = by.stream().flatMap(it -> understood.get(it.index()).stream())
                .filter(PolicyStatement::allows).map(TrustSight::withoutTheUntold).toList();
        return target.needed().stream().filter(subject -> allowing.stream()
                .noneMatch(it -> Evaluator.speaksOf(it, request(subject)))).toList();
    }

    /** Whether it denies what is wanted. */
    boolean denies(TrustStatement statement) {
        return understood.get(statement.index()).filter(it -> !it.allows() && target.wanted().all().stream()
                .anyMatch(subject -> Evaluator.speaksOf(it, request(subject)))).isPresent();
    }

    /** What STS would ask on behalf of a token with this subject. */
    AccessRequest request(String subject) {
        Map<String, String> others = new HashMap<>(target.wanted().pinned());
        others.put("repository", target.facts().name().toString());
        if (target.facts().id() > 0) {
            others.put("repository_id", String.valueOf(target.facts().id()));
        }
        String context = TrustTarget.context(subject);
        if (context.startsWith("ref:")) {
            others.put("ref", context.substring("ref:".length()));
        } else if (context.startsWith("environment:")) {
            others.put("environment", context.substring("environment:".length()));
        }
        return Handshake.request(target.wanted().providerArn(), target.wanted().audience(), subject, others);
    }

    private static PolicyStatement withoutTheUntold(PolicyStatement it) {
        List<Condition> told = it.conditions().stream()
                .filter(condition -> !UNTOLD.contains(condition.key()
                        .substring(condition.key().lastIndexOf(':') + 1).toLowerCase(Locale.ROOT)))
                .toList();
        return new PolicyStatement(it.sid(), it.allows(), it.principals(), it.actions(), it.resources(),
                told, it.json());
    }
}
