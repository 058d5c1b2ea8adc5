package dev.slipway.practice;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a role of the practice account may do. */
class RolePermissionsTest {

    private static final String ROLE = "arn:aws:iam::123456789012:role/ci";
    private static final String SERVICE = "arn:aws:ecs:ap-northeast-1:123456789012:service/my-app-cluster/my-app";
    private static final String PASSED = "arn:aws:iam::123456789012:role/ecsTaskExecutionRole";

    private final PracticeIam iam =
            new PracticeAccount(PracticeClock.still(Instant.EPOCH), "ap-northeast-1").iam();

    @BeforeEach
    void makeTheRole() {
        iam.createRole(r -> r.roleName("ci").assumeRolePolicyDocument("""
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ecs.amazonaws.com"},
                "Action":"sts:AssumeRole"}]}"""));
    }

    @Test
    void aRoleMayDoNothingThatNoPolicyAllows() {
        assertFalse(allows("ecs:UpdateService", SERVICE));
        assertFalse(iam.allows(ROLE + "2", "ecs:UpdateService", SERVICE, Map.of()));
    }

    @Test
    void actionsIgnoreCaseAndResourcesDoNot() {
        put("p", "\"Effect\":\"Allow\",\"Action\":\"ecs:update*\",\"Resource\":\"" + SERVICE + "\"");

        assertTrue(allows("ecs:UpdateService", SERVICE));
        assertFalse(allows("ecs:UpdateService", SERVICE.toUpperCase()));
        assertFalse(allows("ecs:DeleteService", SERVICE));
    }

    @Test
    void oneCharacterAndManyAreMatched() {
        put("p", "\"Effect\":\"Allow\",\"Action\":[\"ecs:*\"],\"Resource\":[\"arn:aws:ecs:*:*:service/*/my-ap?\"]");

        assertTrue(allows("ecs:UpdateService", SERVICE));
        assertFalse(allows("ecs:UpdateService", SERVICE + "s"));
    }

    @Test
    void aDenialBeatsEveryPermission() {
        put("all", "\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"");
        put("not", "\"Effect\":\"Deny\",\"Action\":\"ecs:UpdateService\",\"Resource\":\"*\"");

        assertFalse(allows("ecs:UpdateService", SERVICE));
        assertTrue(allows("ecs:DescribeServices", SERVICE));
    }

    @Test
    void whatIsExceptedIsNotCovered() {
        put("p", "\"Effect\":\"Allow\",\"NotAction\":\"iam:*\",\"NotResource\":\"" + SERVICE + "\"");

        assertFalse(allows("iam:PassRole", PASSED));
        assertFalse(allows("ecs:UpdateService", SERVICE));
        assertTrue(allows("ecs:UpdateService", SERVICE + "-2"));
    }

    @Test
    void aRoleIsPassedToTheServiceThatThePolicyNames() {
        put("pass", "\"Effect\":\"Allow\",\"Action\":\"iam:PassRole\",\"Resource\":\"" + PASSED + "\","
                + "\"Condition\":{\"StringEquals\":{\"iam:PassedToService\":\"ecs-tasks.amazonaws.com\"}}");

        assertTrue(iam.allows(ROLE, "iam:PassRole", PASSED, Map.of("iam:passedtoservice", "ecs-tasks.amazonaws.com")));
        assertFalse(iam.allows(ROLE, "iam:PassRole", PASSED, Map.of("iam:PassedToService", "ec2.amazonaws.com")));
        assertFalse(iam.allows(ROLE, "iam:PassRole", PASSED, Map.of()));
    }

    @Test
    void conditionsAreEvaluatedAsTheirOperatorsSay() {
        assertTrue(conditioned("StringLike", "\"a*\"", "abc"));
        assertFalse(conditioned("StringEquals", "\"a*\"", "abc"));
        assertTrue(conditioned("StringEqualsIgnoreCase", "\"ABC\"", "abc"));
        assertTrue(conditioned("StringNotEquals", "[\"x\",\"y\"]", "abc"));
        assertFalse(conditioned("StringNotLike", "\"a?c\"", "abc"));
        assertTrue(conditioned("ArnLike", "\"arn:aws:ecs:*:cluster/c\"", "arn:aws:ecs:r:1:cluster/c"));
        assertTrue(conditioned("Bool", "\"true\"", "TRUE"));
        assertTrue(conditioned("ForAnyValue:StringEquals", "\"abc\"", "abc"));
        assertFalse(conditioned("Null", "\"true\"", "abc"));
        assertFalse(conditioned("IpAddress", "\"198.51.100.0/24\"", "198.51.100.1"));
    }

    @Test
    void anAbsentKeyMeetsOnlyWhatAbsenceMeets() {
        assertFalse(conditioned("StringEquals", "\"abc\"", null));
        assertTrue(conditioned("StringEqualsIfExists", "\"abc\"", null));
        assertTrue(conditioned("StringNotEquals", "\"abc\"", null));
        assertTrue(conditioned("ForAllValues:StringEquals", "\"abc\"", null));
        assertTrue(conditioned("Null", "\"true\"", null));
    }

    @Test
    void attachedPoliciesCount() {
        iam.attachRolePolicy(r -> r.roleName("ci").policyArn(ManagedPolicy.TASK_EXECUTION.arn()));

        assertTrue(allows("logs:PutLogEvents", "*"));
        assertFalse(allows("logs:CreateLogGroup", "*"));
    }

    @Test
    void noPatternTakesLong() {
        String stars = "*a".repeat(200);
        assertTimeoutPreemptively(Duration.ofSeconds(5),
                () -> assertFalse(Wildcards.matches(stars + "b", "a".repeat(20_000), false)));
    }

    /** Whether a permission with this condition on {@code my:key} is given when the key has this value, or none. */
    private boolean conditioned(String operator, String wanted, String value) {
        put("p", "\"Effect\":\"Allow\",\"Action\":\"ecs:*\",\"Resource\":\"*\",\"Condition\":{\"" + operator
                + "\":{\"my:key\":" + wanted + "}}");
        return iam.allows(ROLE, "ecs:ListClusters", "*", value == null ? Map.of() : Map.of("my:key", value));
    }

    private boolean allows(String action, String resource) {
        return iam.allows(ROLE, action, resource, Map.of());
    }

    private void put(String name, String statement) {
        iam.putRolePolicy(r -> r.roleName("ci").policyName(name)
                .policyDocument("{\"Version\":\"2012-10-17\",\"Statement\":{" + statement + "}}"));
    }
}
