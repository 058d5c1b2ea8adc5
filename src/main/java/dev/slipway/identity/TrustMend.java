package dev.slipway.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.identity.TrustFault.Mend;
import dev.slipway.identity.TrustSight.Kin;
import dev.slipway.identity.TrustStatement.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Brings a trust policy into order: this repository's part is written exactly, what others have put there stays as it
 * is, and nothing is written when nothing is wrong.
 *
 * @param narrow   whether what may be meant, but lets others in, is closed too
 * @param found  what is wrong with each statement
 */
record TrustMend(JsonNode before, TrustSight sight, boolean narrow, List<List<TrustFinding>> found) {

    ObjectNode document() {
        List<TrustStatement> broken = sight.statements().stream().filter(this::isRewritten).toList();
        List<String> unmet = sight.unmet(sight.statements().stream().filter(this::isSound).toList());
        List<ObjectNode> statements = new ArrayList<>();
        boolean written = false;
        for (TrustStatement statement : sight.statements()) {
            if (isRewritten(statement)) {
                statements.addAll(written ? List.of() : written(broken, unmet));
                written = true;
            } else {
                statements.add(kept(statement));
            }
        }
        if (!written && !unmet.isEmpty()) {
            statements.addAll(wanted().statements(exact(unmet), open(unmet)));
        }
        return with(statements);
    }

    /** What is missing, in each of its spellings. */
    private List<String> exact(List<String> unmet) {
        List<String> contexts = unmet.stream().map(TrustTarget::context).toList();
        return wanted().subjects().stream().filter(it -> contexts.contains(TrustTarget.context(it))).toList();
    }

    private List<String> open(List<String> unmet) {
        List<String> contexts = unmet.stream().map(TrustTarget::context).toList();
        return wanted().open().stream().filter(it -> contexts.contains(TrustTarget.context(it))).toList();
    }

    private List<TrustFinding> findings(TrustStatement statement) {
        return found.get(statement.index());
    }

    private TrustPolicy wanted() {
        return sight.target().wanted();
    }

    /** A single statement that stays single is not made a list. */
    private ObjectNode with(List<ObjectNode> statements) {
        ObjectNode after = before.deepCopy();
        if (statements.size() == 1 && before.path("Statement").isObject()) {
            after.set("Statement", statements.getFirst());
        } else {
            ArrayNode list = after.putArray("Statement");
            statements.forEach(list::add);
        }
        if (!after.path("Version").asText().equals(PolicyDocument.VERSION)) {
            ObjectNode first = PolicyJson.object();
            first.put("Version", PolicyDocument.VERSION);
            after.remove("Version");
            first.setAll(after);
            return first;
        }
        return after;
    }

    /** Nothing about it is wrong that is mended now, or would be if it were not others' too. */
    private boolean isSound(TrustStatement statement) {
        return sight.kin(statement) != Kin.FOREIGN && findings(statement).stream()
                .noneMatch(it -> isMended(it) || it.mend() != it.fault().mend());
    }

    private boolean isRewritten(TrustStatement statement) {
        boolean isOurs = sight.kin(statement) == Kin.OWN || narrow && sight.kin(statement) == Kin.MIXED
                && sight.texts(statement).stream().noneMatch(it -> it.kinship() == SubjectText.Kinship.FOREIGN);
        return isOurs && findings(statement).stream().anyMatch(this::isMended);
    }

    private boolean isMended(TrustFinding finding) {
        return finding.mend() == Mend.PLANNED || narrow && finding.mend() == Mend.ON_REQUEST;
    }

    /** In the place of what is broken: the wanted subjects, and what else of this repository was let in exactly. */
    private List<ObjectNode> written(List<TrustStatement> broken, List<String> unmet) {
        List<String> extras = narrow ? List.of() : broken.stream().flatMap(this::extras).toList();
        List<ObjectNode> statements = wanted().statements(
                Stream.concat(exact(unmet).stream(), extras.stream()).distinct().toList(), open(unmet));
        TrustStatement first = broken.getFirst();
        statements.forEach(statement -> keepConditions(first, statement));
        String sid = first.json().path("Sid").asText();
        if (!statements.isEmpty() && !sid.isEmpty() && DocumentFaults.isSid(sid) && isAlone(sid)) {
            ObjectNode named = PolicyJson.object();
            named.put("Sid", sid);
            named.setAll(statements.getFirst());
            return Stream.concat(Stream.of(named), statements.stream().skip(1)).toList();
        }
        return statements;
    }

    private boolean isAlone(String sid) {
        return sight.statements().stream().filter(it -> it.json().path("Sid").asText().equals(sid)).count() == 1;
    }

    /** Exact subjects of this repository that are rightly written: another branch, an environment. */
    private Stream<String> extras(TrustStatement statement) {
        SubjectFaults faults = new SubjectFaults(sight.target(), List.of(), List.of());
        return statement.subjectLines().stream().filter(line -> ConditionOperator.of(line.operator())
                        .filter(it -> !it.negated() && it.test().startsWith("String")).isPresent())
                .flatMap(line -> line.values().stream().map(value -> new SubjectText(value, line.hasWildcards(),
                        sight.target())))
                .filter(text -> !text.hasStar()
                        && text.written().chars().allMatch(c -> c <= DocumentFaults.LAST_CHARACTER)
                        && text.kinship() == SubjectText.Kinship.OWN
                        && faults.of(text).filter(fault -> fault != TrustFault.PULL_REQUEST_TOO).isEmpty())
                .map(SubjectText::written);
    }

    /** Somebody's further conditions stay, unless they can never hold. */
    private void keepConditions(TrustStatement statement, ObjectNode written) {
        List<String> wrong = new ConditionFaults(sight.target()).of(statement).stream()
                .filter(this::isMended).map(it -> it.place() + it.found()).toList();
        for (Line line : statement.lines()) {
            if (!line.isSubject() && !line.isAudience() && !wrong.contains(line.place() + line.key())
                    && !wrong.contains(line.place() + line.operator())) {
                ObjectNode conditions = (ObjectNode) written.get("Condition");
                conditions.withObjectProperty(line.operator()).set(line.key(),
                        statement.json().get("Condition").get(line.operator()).get(line.key()));
            }
        }
    }

    /** As it is, but for what of it is ours and broken, or denies us. */
    private ObjectNode kept(TrustStatement statement) {
        ObjectNode json = statement.json().deepCopy();
        if (narrow && sight.denies(statement)) {
            spare(json);
        } else if (sight.kin(statement) == Kin.OWN && !isAlone(json.path("Sid").asText())) {
            json.remove("Sid");
        } else if (sight.kin(statement) == Kin.MIXED) {
            List<String> broken = findings(statement).stream()
                    .filter(it -> isMended(it) && it.place().startsWith(statement.place() + ".Condition."))
                    .map(TrustFinding::found).toList();
            statement.subjectLines().forEach(line -> without(line, broken, json));
        }
        return json;
    }

    private static void without(Line line, List<String> broken, ObjectNode json) {
        List<String> left = line.values().stream().filter(value -> !broken.contains(value)).toList();
        if (!left.isEmpty() && left.size() < line.values().size()) {
            PolicyJson.put((ObjectNode) json.get("Condition").get(line.operator()), line.key(), left);
        }
    }

    /** It denies everybody it denied, but for these. */
    private void spare(ObjectNode json) {
        ObjectNode unlike = json.withObjectProperty("Condition").withObjectProperty("StringNotEquals");
        List<String> spared = new ArrayList<>(unlike.has(wanted().subjectKey())
                ? PolicyJson.texts(unlike.get(wanted().subjectKey())) : List.of());
        wanted().subjects().stream().map(TrustPolicy::literal).filter(it -> !spared.contains(it)).forEach(spared::add);
        PolicyJson.put(unlike, wanted().subjectKey(), spared);
    }
}
