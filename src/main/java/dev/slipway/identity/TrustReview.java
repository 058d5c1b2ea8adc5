package dev.slipway.identity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.change.ProblemException;
import dev.slipway.identity.SubjectText.Kinship;
import dev.slipway.identity.TrustFault.Mend;
import dev.slipway.identity.TrustSight.Kin;
import dev.slipway.identity.TrustStatement.Line;
import java.util.ArrayList;
import java.util.List;

/**
 * A role's trust policy, read for what is wrong with it: what keeps the pipeline out, what lets others in, and how the
 * document is mended without touching what others have put there.
 */
public final class TrustReview {

    private final String name;
    private final JsonNode document;
    private final TrustTarget target;
    private final TrustSight sight;
    /** What nothing of the document lets in. */
    private final List<String> unmet;
    /** What is wrong with each statement. */
    private final List<List<TrustFinding>> found;

    private TrustReview(String name, JsonNode document, TrustTarget target) {
        this.name = name;
        this.document = document;
        this.target = target;
        this.sight = TrustSight.of(document, target);
        this.unmet = sight.unmet(sight.statements());
        this.found = sight.statements().stream().map(this::of).toList();
    }

    /**
     * Reads a document, also one that IAM would not take, and also within what {@code aws iam get-role} prints.
     *
     * @param name whose policy it is, for problems
     * @throws ProblemException {@link IdentityProblem.NotJson}, or {@link IdentityProblem.NotAPolicy} when the text is
     *     too long or no object
     */
    public static TrustReview of(String name, String text, TrustTarget target) throws ProblemException {
        JsonNode read = PolicyJson.read(name, text);
        JsonNode role = read.path("Role").isObject() ? read.get("Role") : read;
        JsonNode json = role.path("AssumeRolePolicyDocument").isObject() ? role.get("AssumeRolePolicyDocument") : role;
        if (!json.isObject()) {
            throw new ProblemException(new IdentityProblem.NotAPolicy(name, "", TrustFinding.shown(json.toString())));
        }
        return new TrustReview(name, json, target);
    }

    /** Of a document that IAM has taken. */
    public static TrustReview of(PolicyDocument trust, TrustTarget target) {
        return new TrustReview(trust.name(), trust.json(), target);
    }

    /** The subjects of the pipeline that nothing of the document lets in. */
    List<String> unmet() {
        return unmet;
    }

    /** Every subject that the document names. */
    List<String> subjects() {
        return sight.subjects();
    }

    /** Everything that is wrong, in the document's order. */
    public List<TrustFinding> findings() {
        List<TrustFinding> findings = new ArrayList<>(DocumentFaults.of(document));
        found.forEach(findings::addAll);
        sight.statements().stream().filter(sight::denies).forEach(it -> findings.add(new TrustFinding(
                TrustFault.DENIED, it.place(), it.json().path("Sid").asText(it.place()), "")));
        if (!unmet.isEmpty() && found.stream().allMatch(List::isEmpty)) {
            findings.add(new TrustFinding(TrustFault.NO_STATEMENT, "Statement", "", unmet.getFirst()));
        }
        int length = DocumentFaults.length(mend(false).document());
        if (length > DocumentFaults.USUAL_LENGTH) {
            findings.add(new TrustFinding(TrustFault.TOO_LONG, "", String.valueOf(length),
                    String.valueOf(DocumentFaults.USUAL_LENGTH)));
        }
        return findings;
    }

    /**
     * The document as it should be; equal to what is there when nothing has to be done.
     *
     * @param narrow whether what may be meant, but lets others in, is closed too
     * @throws ProblemException {@link IdentityProblem.NotAPolicy} when something that is not ours to touch is none that
     *     IAM takes
     */
    public PolicyDocument mended(boolean narrow) throws ProblemException {
        return PolicyDocument.of(name, mend(narrow).document());
    }

    /**
     * Who, beside the pipeline, could take on the role by this document.
     *
     * @throws ProblemException {@link IdentityProblem.NotAPolicy} when it is none that IAM takes
     */
    public List<WhoElse> others() throws ProblemException {
        return WhoElse.in(parsed(), target);
    }

    /**
     * The document as IAM understands it.
     *
     * @throws ProblemException {@link IdentityProblem.NotAPolicy} when it is none that IAM takes
     */
    public PolicyDocument parsed() throws ProblemException {
        return PolicyDocument.of(name, document);
    }

    private TrustMend mend(boolean narrow) {
        return new TrustMend(document, sight, narrow, found);
    }

    private List<TrustFinding> of(TrustStatement statement) {
        if (sight.kin(statement) == Kin.FOREIGN) {
            return List.of();
        }
        List<TrustFinding> findings = new ArrayList<>(ofTheWhole(statement));
        if (sight.kin(statement) == Kin.MIXED) {
            boolean hasOthers = sight.texts(statement).stream().anyMatch(it -> it.kinship() == Kinship.FOREIGN);
            findings.replaceAll(it -> it.mend() == Mend.PLANNED
                    ? it.with(hasOthers ? Mend.BY_HAND : Mend.ON_REQUEST) : it);
        }
        findings.addAll(subjects(statement));
        return findings;
    }

    /** What is wrong with it apart from the subjects it names. */
    private List<TrustFinding> ofTheWhole(TrustStatement statement) {
        List<TrustFinding> findings = new ArrayList<>(DocumentFaults.of(statement));
        findings.addAll(new PrincipalFaults(target).of(statement));
        findings.addAll(ActionFaults.of(statement));
        if (statement.lines().isEmpty()) {
            findings.add(new TrustFinding(TrustFault.NO_CONDITION, statement.place(), "",
                    target.wanted().subjectKey()));
            return findings;
        }
        findings.addAll(new ConditionFaults(target).of(statement));
        findings.addAll(new AudienceFaults(target).of(statement));
        if (statement.subjects().isEmpty()) {
            findings.add(new TrustFinding(TrustFault.NO_SUBJECT, statement.place(), "", target.wanted().subjectKey()));
        }
        return findings;
    }

    private List<TrustFinding> subjects(TrustStatement statement) {
        List<TrustFinding> findings = new ArrayList<>();
        SubjectFaults faults = new SubjectFaults(target, unmet, sight.subjects());
        for (Line line : statement.subjectLines()) {
            for (String value : line.values()) {
                SubjectText text = new SubjectText(value, line.hasWildcards(), target);
                faults.of(text).ifPresent(fault -> findings.add(new TrustFinding(fault,
                        line.place() + "." + line.key(), value, meant(text))));
            }
        }
        if (findings.isEmpty() && contradict(statement)) {
            findings.add(new TrustFinding(TrustFault.TWO_OPERATORS, statement.place() + ".Condition",
                    String.join(", ", statement.subjectLines().stream().map(Line::operator).toList()), "StringEquals"));
        }
        return findings;
    }

    /** The wanted subject that comes closest. */
    private String meant(SubjectText text) {
        List<String> candidates = unmet.isEmpty() ? target.needed() : unmet;
        return candidates.stream().filter(it -> TrustTarget.context(it).equals(text.context())).findFirst()
                .orElseGet(candidates::getFirst);
    }

    /** Each of its lines about the subject could hold, but never all of them. */
    private boolean contradict(TrustStatement statement) {
        List<Line> lines = statement.subjectLines();
        return lines.size() > 1 && target.wanted().all().stream().noneMatch(subject ->
                lines.stream().allMatch(line -> holds(line, subject)));
    }

    private boolean holds(Line line, String subject) {
        return ConditionOperator.of(line.operator()).filter(operator -> Conditions.holds(
                new PolicyStatement.Condition(operator.toString(), target.wanted().subjectKey(), line.values()),
                sight.request(subject))).isPresent();
    }
}
