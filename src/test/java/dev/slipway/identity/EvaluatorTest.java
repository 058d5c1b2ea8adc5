package dev.slipway.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.slipway.change.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluatorTest {

    private static final String REPOSITORY = "arn:aws:ecr:ap-northeast-1:123456789012:repository/my-app-api";

    @ParameterizedTest
    @CsvSource({"ecr:PutImage, true", "ECR:putimage, true", "ecr:Put*, true", "ecr:Put?mage, true", "*, true",
        "ecr:Get*, false", "ecr:PutImages, false", "ecr:PutImag, false"})
    void actionsMatchWithWildcardsInAnyCase(String action, boolean allowed) throws ProblemException {
        assertEquals(allowed, allows(allow(action, REPOSITORY), "ecr:PutImage", REPOSITORY, Map.of()));
    }

    @ParameterizedTest
    @CsvSource({"*, true", "arn:aws:ecr:ap-northeast-1:123456789012:repository/my-app-api, true",
        "arn:aws:ecr:*:123456789012:repository/*, true", "arn:aws:ecr, true", "arn:*, true",
        "arn:aws:ecr:ap-northeast-1:123456789012:repository/MY-APP-API, false",
        "arn:aws:ecr:*:repository/my-app-api, true", "arn:aws:ecr:ap*2:repository/my-app-api, false", "arn:aws:ecr:ap-northeast-1:123456789012:repository/my, false"})
    void resourcesMatchPartByPartAStarAtTheEndOfOneReachesFurtherAndCaseCounts(String resource, boolean allowed) throws ProblemException {
        assertEquals(allowed, allows(allow("ecr:PutImage", resource), "ecr:PutImage", REPOSITORY, Map.of()));
    }

    @Test
    void aDenyWinsWhereverItStands() throws ProblemException {
        String deny = "{\"Sid\": \"No\", \"Effect\": \"Deny\", \"NotAction\": \"s3:*\", \"Resource\": \"*\"}";
        for (var order : List.of(List.of(allow("*", "*"), deny), List.of(deny, allow("*", "*")))) {
            PolicyDocument policy = Policies.policy(order.toArray(String[]::new));
            var denied = assertInstanceOf(Decision.Denied.class, Evaluator.decide(List.of(policy),
                    AccessRequest.of("ecr:PutImage", REPOSITORY, Map.of())));
            assertEquals("No", denied.by().sid());
            assertInstanceOf(Decision.Allowed.class, Evaluator.decide(List.of(policy),
                    AccessRequest.of("s3:GetObject", "arn:aws:s3:::b/k", Map.of())));
        }
    }

    @Test
    void notResourceMeansAllOthers() throws ProblemException {
        String statement = "{\"Effect\": \"Allow\", \"Action\": \"*\", \"NotResource\": \"" + REPOSITORY + "\"}";
        assertEquals(false, allows(statement, "ecr:PutImage", REPOSITORY, Map.of()));
        assertEquals(true, allows(statement, "ecr:PutImage", REPOSITORY + "-2", Map.of()));
    }

    /** One line: operator, the policy's values, the request's values ("-" for not set), whether it holds. */
    @ParameterizedTest
    @CsvSource({
        "StringEquals, a, a, true", "StringEquals, a, A, false", "StringEquals, a|b, b, true",
        "StringEquals, a*, ab, false", "StringEquals, a, -, false", "StringEqualsIfExists, a, -, true",
        "StringEqualsIgnoreCase, Ab, aB, true", "StringNotEquals, a, a, false", "StringNotEquals, a, -, true",
        "StringNotEquals, a|b, c, true", "StringNotEquals, a|b, b, false",
        "StringNotEqualsIgnoreCase, A, a, false", "StringLike, repo:o/*, repo:o/r:x, true",
        "StringLike, a?c, abc, true", "StringLike, a?c, ac, false", "StringLike, A*, ab, false",
        "StringNotLike, a*, b, true", "ForAnyValue:StringEquals, a|b, c|b, true", "ForAnyValue:StringEquals, a, -, false",
        "ForAnyValue:StringNotEquals, a, a|b, true", "ForAnyValue:StringNotEquals, a, -, false",
        "ForAllValues:StringEquals, a|b, a|b, true",
        "ForAllValues:StringEquals, a, a|c, false", "ForAllValues:StringEquals, a, -, true",
        "ForAllValues:StringLike, a*, ab|ac, true", "Null, true, -, true", "Null, true, x, false",
        "Null, false, x, true", "Null, false, -, false", "Bool, true, TRUE, true", "Bool, true, false, false",
        "Bool, true, -, false", "BoolIfExists, true, -, true",
        "ArnLike, arn:aws:iam::*:role/x, arn:aws:iam::1:role/x, true",
        "ArnLike, arn:aws:*:role/x, arn:aws:iam::1:role/x, false",
        "ArnEquals, arn:aws:iam::1:role/*, arn:aws:iam::1:role/x, true",
        "ArnNotEquals, arn:aws:iam::1:role/x, arn:aws:iam::1:role/x, false",
        "NumericLessThan, 10, 9, true", "NumericLessThan, 10, 10, false", "NumericGreaterThanEquals, 10, 10, true",
        "NumericEquals, 10, ten, false", "NumericNotEquals, 10, 9, true",
        "DateLessThan, 2026-07-15T00:00:00Z, 2026-07-14, true", "DateGreaterThan, 2026-07-15, 2026-07-14T10:00:00Z, false",
        "IpAddress, 203.0.113.0/24, 203.0.113.9, true", "IpAddress, 203.0.113.7/24, 203.0.113.9, true",
        "IpAddress, 203.0.113.0/24, 198.51.100.1, false", "NotIpAddress, 203.0.113.0/24, 198.51.100.1, true"})
    void conditionsHoldAsIamSays(String operator, String wanted, String sent, boolean holds) throws ProblemException {
        String statement = "{\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\", \"Condition\": {\"" + operator
                + "\": {\"Test:Key\": [\"" + wanted.replace("|", "\",\"") + "\"]}}}";
        Map<String, List<String>> context = sent.equals("-") ? Map.of()
                : Map.of("tEST:kEY", List.of(sent.split("\\|")));
        assertEquals(holds, allows(statement, "a:b", "*", context));
    }

    @Test
    void allLinesOfAConditionMustHold() throws ProblemException {
        String statement = "{\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\", \"Condition\": "
                + "{\"StringEquals\": {\"a\": \"1\", \"b\": \"2\"}, \"Bool\": {\"c\": true}}}";
        assertEquals(true, allows(statement, "x:y", "*", Map.of("a", List.of("1"), "b", List.of("2"), "c",
                List.of("true"))));
        assertEquals(false, allows(statement, "x:y", "*", Map.of("a", List.of("1"), "c", List.of("true"))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"arn:aws:s3:::b/${aws:username}/*; true", "arn:aws:s3:::b/${aws:nobody}/*; false",
        "arn:aws:s3:::b/${aws:nobody, 'hanako'}/*; true", "arn:aws:s3:::b/hanako/${*}; false"})
    void variablesAreFilledIn(String resource, boolean allowed) throws ProblemException {
        assertEquals(allowed, allows(allow("s3:GetObject", resource), "s3:GetObject", "arn:aws:s3:::b/hanako/key",
                Map.of("aws:username", List.of("hanako"))));
    }

    @Test
    void theOldPolicyVersionKnowsNoVariables() throws ProblemException {
        PolicyDocument policy = PolicyDocument.parse("p", "{\"Version\": \"2008-10-17\", \"Statement\": ["
                + allow("s3:GetObject", "arn:aws:s3:::b/${aws:username}") + "]}");
        Map<String, List<String>> hanako = Map.of("aws:username", List.of("hanako"));
        assertEquals(false, Evaluator.decide(List.of(policy),
                AccessRequest.of("s3:GetObject", "arn:aws:s3:::b/hanako", hanako)).isAllowed());
        assertEquals(true, Evaluator.decide(List.of(policy),
                AccessRequest.of("s3:GetObject", "arn:aws:s3:::b/${aws:username}", hanako)).isAllowed());
    }

    @Test
    void aPatternOfManyStarsTakesNoTimeToSpeakOf() throws ProblemException {
        String pattern = "a*".repeat(2_000) + "b";
        String statement = allow("*", "*").replace("}", ", \"Condition\": {\"StringLike\": {\"k\": \"" + pattern + "\"}}}");
        PolicyDocument policy = Policies.policy(statement);
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> Evaluator.decide(List.of(policy),
                AccessRequest.of("a:b", "*", Map.of("k", List.of("a".repeat(20_000))))));
    }

    @Test
    void anAccountStandsForEverybodyInIt() throws ProblemException {
        var hanako = new PolicyStatement.Principal("AWS", "arn:aws:iam::123456789012:user/hanako");
        List<Boolean> allowed = new ArrayList<>();
        for (String principal : List.of("\"*\"", "{\"AWS\": \"*\"}", "{\"AWS\": \"123456789012\"}",
                "{\"AWS\": [\"arn:aws:iam::123456789012:root\"]}", "{\"AWS\": \"210987654321\"}", "{\"Service\": \"x\"}")) {
            PolicyDocument policy = Policies.policy("{\"Effect\": \"Allow\", \"Action\": \"sts:AssumeRole\", \"Principal\": "
                    + principal + "}");
            allowed.add(Evaluator.decide(List.of(policy), new AccessRequest(java.util.Optional.of(hanako),
                    "sts:AssumeRole", "*", Map.of())).isAllowed());
        }
        assertEquals(List.of(true, true, true, true, false, false), allowed);
    }

    private static String allow(String action, String resource) {
        return "{\"Effect\": \"Allow\", \"Action\": \"" + action + "\", \"Resource\": \"" + resource + "\"}";
    }

    private static boolean allows(String statement, String action, String resource, Map<String, List<String>> context)
            throws ProblemException {
        return Evaluator.decide(List.of(Policies.policy(statement)), AccessRequest.of(action, resource, context))
                .isAllowed();
    }
}
