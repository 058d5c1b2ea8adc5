package dev.slipway.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.change.ProblemException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds of all policies, tried with many that chance made. */
class EvaluatorPropertyTest {

    private static final int TRIES = 4_000;
    private static final List<String> ACTIONS = List.of("s3:GetObject", "s3:PutObject", "ec2:RunInstances");
    private static final List<String> PATTERNS = List.of("*", "s3:*", "s3:Get*", "s3:?utObject", "ec2:RunInstances");
    private static final List<String> RESOURCES = List.of("arn:aws:s3:::a/b", "arn:aws:s3:::a", "arn:aws:s3:::b/b/a");
    private static final List<String> WIDER = List.of("*", "arn:aws:s3:::a/*", "arn:aws:s3:::?", "arn:aws:s3:::b*a");
    private static final List<String> OPERATORS = List.of("StringEquals", "StringNotLike", "ForAllValues:StringLike",
            "ForAnyValue:StringNotEquals", "StringEqualsIfExists", "Null");

    private final Random chance = new Random(20261127);

    @Test
    void aPatternFitsWhatTheSameRegularExpressionFits() {
        int fitting = 0;
        for (int i = 0; i < 40_000; i++) {
            String pattern = text("ab:*?", 9);
            String text = text("ab:", 9);
            boolean fits = Pattern.matches(pattern.replace("?", ".").replace("*", ".*"), text);
            assertEquals(fits, Glob.of(pattern).matches(text), () -> pattern + " and " + text);
            fitting += fits ? 1 : 0;
        }
        int met = fitting;
        assertTrue(met > 1_000, () -> "too few that fit: " + met);
    }

    @Test
    void everyOperatorIsTheOppositeOfItsNegatedOneForAKeyWithOneValue() throws ProblemException {
        for (String kind : List.of("String%sEquals", "String%sLike", "String%sEqualsIgnoreCase", "Numeric%sEquals",
                "Date%sEquals", "Arn%sEquals", "Arn%sLike", "%sIpAddress")) {
            for (String value : List.of("a", "A", "1", "2026-01-01", "arn:aws:s3:::a", "192.0.2.1", "")) {
                for (String wanted : List.of("a", "*", "1.0", "2026-01-01T00:00:00Z", "arn:aws:s3:::*",
                        "192.0.2.0/24")) {
                    AccessRequest request = AccessRequest.of("a:b", "*", Map.of("k", List.of(value)));
                    List<Boolean> both = new ArrayList<>();
                    for (String not : List.of("", "Not")) {
                        both.add(Conditions.holds(new PolicyStatement.Condition(kind.formatted(not), "k",
                                List.of(wanted)), request));
                    }
                    assertEquals(!both.get(0), both.get(1), () -> kind + " " + wanted + " and " + value);
                }
            }
        }
    }

    @Test
    void anAddedDenyNeverAllowsMoreAndAnAddedAllowNeverDeniesMore() throws ProblemException {
        for (int i = 0; i < TRIES; i++) {
            AccessRequest request = request();
            List<ObjectNode> statements = statements();
            Decision before = decide(statements, request);
            ObjectNode one = statement();
            List<ObjectNode> more = new ArrayList<>(statements);
            more.add(one);
            Decision after = decide(more, request);
            if (one.get("Effect").asText().equals("Deny")) {
                assertFalse(after.isAllowed() && !before.isAllowed(), () -> one + " opened " + statements);
            } else {
                assertEquals(before instanceof Decision.Denied, after instanceof Decision.Denied);
                assertFalse(before.isAllowed() && !after.isAllowed(), () -> one + " closed " + statements);
            }
        }
    }

    @Test
    void theOrderOfStatementsAndHowTheyAreSpreadOverDocumentsIsNoMatter() throws ProblemException {
        for (int i = 0; i < TRIES; i++) {
            AccessRequest request = request();
            List<ObjectNode> statements = statements();
            Decision asTheyAre = decide(statements, request);
            List<ObjectNode> shuffled = new ArrayList<>(statements);
            Collections.shuffle(shuffled, chance);
            List<PolicyDocument> oneEach = new ArrayList<>();
            for (ObjectNode statement : shuffled) {
                oneEach.add(PolicyDocument.made("p", List.of(statement)));
            }
            assertEquals(asTheyAre.getClass(), decide(shuffled, request).getClass());
            assertEquals(asTheyAre.getClass(), Evaluator.decide(oneEach, request).getClass());
        }
    }

    @Test
    void whatIsAllowedIsAllowedByAStatementAloneAndNoStatementAloneDeniesIt() throws ProblemException {
        for (int i = 0; i < TRIES; i++) {
            AccessRequest request = request();
            List<ObjectNode> statements = statements();
            List<Decision> alone = new ArrayList<>();
            for (ObjectNode statement : statements) {
                alone.add(decide(List.of(statement), request));
            }
            boolean denied = alone.stream().anyMatch(Decision.Denied.class::isInstance);
            boolean allowed = !denied && alone.stream().anyMatch(Decision::isAllowed);
            Decision together = decide(statements, request);
            assertEquals(List.of(denied, allowed), List.of(together instanceof Decision.Denied, together.isAllowed()));
        }
    }

    private static Decision decide(List<ObjectNode> statements, AccessRequest request) throws ProblemException {
        return Evaluator.decide(List.of(PolicyDocument.made("p", statements)), request);
    }

    private AccessRequest request() {
        List<String> values = IntStream.range(0, chance.nextInt(3))
                .mapToObj(_ -> any(List.of("a", "b", "ab"))).toList();
        return AccessRequest.of(any(ACTIONS), any(RESOURCES), values.isEmpty() ? Map.of() : Map.of("key", values));
    }

    private List<ObjectNode> statements() {
        return IntStream.rangeClosed(0, chance.nextInt(4)).mapToObj(_ -> statement()).toList();
    }

    private ObjectNode statement() {
        ObjectNode statement = PolicyJson.object().put("Effect", any(List.of("Allow", "Allow", "Deny")));
        PolicyJson.put(statement, chance.nextInt(4) == 0 ? "NotAction" : "Action",
                List.of(any(PATTERNS), any(PATTERNS)));
        PolicyJson.put(statement, chance.nextInt(4) == 0 ? "NotResource" : "Resource", List.of(any(WIDER)));
        if (chance.nextBoolean()) {
            String operator = any(OPERATORS);
            statement.putObject("Condition").putObject(operator).put("key", operator.equals("Null")
                    ? any(List.of("true", "false")) : any(List.of("a", "a*", "b")));
        }
        return statement;
    }

    private String text(String letters, int longest) {
        return chance.ints(chance.nextInt(longest + 1), 0, letters.length()).mapToObj(i -> "" + letters.charAt(i))
                .collect(Collectors.joining());
    }

    private <T> T any(List<T> list) {
        return list.get(chance.nextInt(list.size()));
    }
}
