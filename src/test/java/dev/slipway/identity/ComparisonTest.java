package dev.slipway.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.ProblemException;
import dev.slipway.identity.PolicyComparison.State;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A wanted policy beside what is there: by what statements mean, not by how they are written. */
class ComparisonTest {

    private static final PolicyDocument WANTED = PermissionPolicy.of(new PipelineResources("ap-northeast-1",
            "arn:aws:ecr:ap-northeast-1:123456789012:repository/my-app-api",
            "arn:aws:ecs:ap-northeast-1:123456789012:cluster/c",
            "arn:aws:ecs:ap-northeast-1:123456789012:service/c/s",
            "arn:aws:ecs:ap-northeast-1:123456789012:task-definition/my-app-api:*",
            List.of("arn:aws:iam::123456789012:role/exec"), false)).document();
    private static final int LOGIN = 0;
    private static final int REGISTER = 2;
    private static final int DEPLOY = 3;
    private static final int PASS = 4;

    /** Written in other ways, or wider. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "0 | 'Action': 'ecr:GetAuthorizationToken', 'Resource': '*'",
        "0 | 'Action': ['ECR:getauthorizationTOKEN'], 'Resource': ['*']",
        "0 | 'Action': 'ecr:*', 'Resource': '*'",
        "0 | 'NotAction': 'iam:*', 'Resource': '*'",
        "2 | 'Action': 'ecs:Register*', 'Resource': '*'",
        "2 | 'Action': 'ecs:RegisterTaskDefinition', 'Resource': 'arn:aws:ecs:*:*:task-definition/*'",
        "2 | 'Action': 'ecs:RegisterTaskDefinition', 'NotResource': 'arn:aws:ecs:*:*:task-definition/other:*'",
        "3 | 'Action': ['ecs:DescribeServices', 'ecs:UpdateService'], 'Resource': ['arn:aws:ecs:*:*:service/c/*']",
        "3 | 'Action': ['ecs:?escribeServices', 'ecs:UpdateService'], 'Resource': 'arn:aws:ecs:*:*:service/c/?'",
        "4 | 'Action': 'iam:PassRole', 'Resource': 'arn:aws:iam::123456789012:role/exec'",
        "4 | 'Action': 'iam:PassRole', 'Resource': 'arn:aws:iam::123456789012:role/e*', 'Condition': "
                + "{'StringLike': {'IAM:passedToService': ['ecs-*.amazonaws.com', 'ec2.amazonaws.com']}}"})
    void itIsGivenAlready(int statement, String existing) throws ProblemException {
        State.Given given = (State.Given) state(statement, allow(existing));
        assertEquals(List.of("theirs (Statement[0])"), given.by().stream().map(Grant::toString).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "0 | 'Action': 'ecr:GetAuthorizationToken', 'Resource': 'arn:aws:ecr:ap-northeast-1:123456789012:repository/x'",
        "0 | 'NotAction': 'ecr:*', 'Resource': '*'",
        "2 | 'Action': 'ecs:RegisterTaskDefinition', 'Resource': "
                + "'arn:aws:ecs:ap-northeast-1:123456789012:task-definition/my-app-api:?'",
        "2 | 'Action': 'ecs:RegisterTaskDefinition', 'Resource': "
                + "'arn:aws:ecs:ap-northeast-1:123456789012:task-definition/my-app-api:7'",
        "2 | 'Action': 'ecs:RegisterTaskDefinition', 'NotResource': 'arn:aws:ecs:*:*:task-definition/my-*'",
        "3 | 'Action': ['ecs:DescribeServices'], 'Resource': '*'",
        "3 | 'Action': ['ecs:DescribeServices', 'ecs:UpdateService'], 'Resource': "
                + "'arn:aws:ecs:ap-northeast-1:123456789012:service/C/s'",
        "3 | 'Action': 'ecs:*', 'Resource': '*', 'Condition': {'StringEquals': {'aws:ResourceTag/team': 'blue'}}",
        "4 | 'Action': 'iam:PassRole', 'Resource': '*', 'Condition': "
                + "{'StringEquals': {'iam:PassedToService': 'ec2.amazonaws.com'}}"})
    void itIsMissing(int statement, String existing) throws ProblemException {
        assertTrue(state(statement, allow(existing)) instanceof State.Missing);
    }

    @Test
    void halfOfItIsNamed() throws ProblemException {
        assertEquals(new State.Missing(List.of("ecs:UpdateService")), state(DEPLOY,
                allow("'Action': ['ecs:DescribeServices'], 'Resource': '*'")));
    }

    @Test
    void twoPoliciesGiveItTogether() throws ProblemException {
        State.Given given = (State.Given) PolicyComparison.of(WANTED, List.of(
                named("one", "'Action': 'ecs:Describe*', 'Resource': '*'"),
                named("two", "'Action': 'ecs:Update*', 'Resource': '*'"))).rows().get(DEPLOY).state();
        assertEquals(List.of("two (Statement[0])", "one (Statement[0])"),
                given.by().stream().map(Grant::toString).toList());
    }

    @Test
    void aDenyStandsAgainstItAndOneThatDependsDoesNot() throws ProblemException {
        PolicyDocument allowed = allow("'Action': '*', 'Resource': '*'");
        State denied = PolicyComparison.of(WANTED, List.of(allowed, policy("Deny",
                "'NotAction': 'ecr:*', 'Resource': '*'"))).rows().get(PASS).state();
        assertEquals("theirs (Statement[0])", ((State.Denied) denied).by().toString());
        State depends = PolicyComparison.of(WANTED, List.of(allowed, policy("Deny", "'Action': '*', 'Resource': '*', "
                + "'Condition': {'NotIpAddress': {'aws:SourceIp': '203.0.113.0/24'}}"))).rows().get(PASS).state();
        assertTrue(depends instanceof State.Given);
    }

    /** The worst that a statement opens, and by what. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "EVERYTHING [*] | 'Action': '*', 'Resource': '*'",
        "ALL_BUT [iam:*, organizations:*] | 'NotAction': ['iam:*', 'organizations:*'], 'Resource': '*'",
        "ALL_BUT [arn:aws:iam::*:*] | 'Action': 'iam:PassRole', 'NotResource': 'arn:aws:iam::*:*'",
        "OWN_RIGHTS [iam:*] | 'Action': ['s3:GetObject', 'iam:*'], 'Resource': '*'",
        "OWN_RIGHTS [iam:putrolepolicy] | 'Action': 'iam:putrolepolicy', 'Resource': 'arn:aws:iam::*:role/ci'",
        "PASS_ANY_ROLE [*] | 'Action': ['iam:PassRole', 'ecs:*'], 'Resource': '*'",
        "PASS_ANY_ROLE [arn:aws:iam::123456789012:role/ecs*] | 'Action': 'iam:Pass*', 'Resource': "
                + "'arn:aws:iam::123456789012:role/ecs*'",
        "BECOME_ANY_ROLE [sts:*] | 'Action': 'sts:*', 'Resource': '*'",
        "PASS_OTHER_ROLES [arn:aws:iam::123456789012:role/admin] | 'Action': 'iam:PassRole', 'Resource': "
                + "['arn:aws:iam::123456789012:role/exec', 'arn:aws:iam::123456789012:role/admin']",
        "PASS_TO_ANY_SERVICE [arn:aws:iam::123456789012:role/exec] | 'Action': 'iam:PassRole', 'Resource': "
                + "'arn:aws:iam::123456789012:role/exec'",
        "ALL_OF_ECS [ecs:*] | 'Action': 'ecs:*', 'Resource': '*'",
        "ALL_OF_ECR [ecr:*] | 'Action': ['ecr:*'], 'Resource': ['*']",
        "WHOLE_SERVICE [ecs:*] | 'Action': 'ecs:*', 'Resource': 'arn:aws:ecs:ap-northeast-1:123456789012:service/c/s'",
        "WHOLE_SERVICE [s3:*] | 'Action': 's3:*', 'Resource': '*'",
        "ANY_RESOURCE [ecs:RegisterTaskDefinition] | 'Action': 'ecs:RegisterTaskDefinition', 'Resource': '*'",
        "OTHER_RESOURCES [arn:aws:ecr:*:*:repository/*] | 'Action': ['ecr:PutImage', 'ecr:BatchGetImage'], "
                + "'Resource': 'arn:aws:ecr:*:*:repository/*'"})
    void whatIsWiderIsTold(String opening, String existing) throws ProblemException {
        PolicyDocument policy = allow(existing);
        Excess excess = Excess.of(policy, policy.statements().getFirst(), WANTED).orElseThrow();
        assertEquals(opening, excess.opening() + " " + excess.patterns());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "'Action': 's3:GetObject', 'Resource': '*'", "'Action': 'ecr:GetAuthorizationToken', 'Resource': '*'",
        "'Action': 'ecs:RunTask', 'Resource': 'arn:aws:ecs:*:*:task-definition/migrate:*'",
        "'Action': 'sts:AssumeRole', 'Resource': 'arn:aws:iam::123456789012:role/other'"})
    void whatIsNeededOrForeignIsNot(String existing) throws ProblemException {
        PolicyDocument policy = allow(existing);
        assertEquals(Optional.empty(), Excess.of(policy, policy.statements().getFirst(), WANTED));
        assertEquals(List.of(), WANTED.statements().stream()
                .flatMap(statement -> Excess.of(WANTED, statement, WANTED).stream()).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "'Action': ['ecr:*', 's3:*', 'logs:GetLogEvents'] | \"Action\":[\"s3:*\",\"logs:GetLogEvents\"]",
        "'Action': ['ecs:UpdateService', 'ecs:RunTask'] | \"Action\":\"ecs:RunTask\"",
        "'Action': '*' | ", "'NotAction': 's3:*' | ", "'Action': ['iam:PutRolePolicy', 'iam:PassRole'] | ",
        "'Action': ['s3:*'] | \"Action\":[\"s3:*\"]"})
    void whatIsPickedLosesWhatThePipelineNeedsAndKeepsTheRest(String actions, String rest) throws ProblemException {
        PolicyDocument policy = allow(actions + ", 'Resource': '*'");
        Narrowing picked = new Narrowing(Set.of(Grant.of(policy, policy.statements().getFirst())),
                Set.of());
        String narrowed = picked.of(policy, WANTED).map(PolicyDocument::compact).orElse("");
        assertTrue(rest == null ? narrowed.isEmpty() : narrowed.contains(rest), narrowed);
        assertEquals(Optional.of(policy), Narrowing.none().of(policy, WANTED));
    }

    /** As much as IAM takes for one managed policy, of the kind that takes longest to compare. */
    @Test
    void aPolicyOfTheGreatestSizeIsComparedAtOnce() throws ProblemException {
        String resource = "arn:aws:ecr:*:*:repository/*a*a*a";
        StringBuilder statements = new StringBuilder();
        while (statements.length() < 10_000) {
            statements.append(statements.isEmpty() ? "" : ",").append(
                    "{\"Effect\":\"Allow\",\"Action\":\"e*r*:*a*a*\",\"Resource\":\"" + resource + "\"}");
        }
        PolicyDocument large = PolicyDocument.parse("large", Policies.text(statements.toString()));
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            PolicyComparison.of(WANTED, List.of(large, large, large));
            large.statements().forEach(statement -> Excess.of(large, statement, WANTED));
        });
    }

    private static State state(int statement, PolicyDocument... existing) {
        assertEquals(List.of("LogInToEcr", "RegisterTaskDefinition", "DeployService", "PassTaskRoles"),
                Stream.of(LOGIN, REGISTER, DEPLOY, PASS).map(i -> WANTED.statements().get(i).sid()).toList());
        return PolicyComparison.of(WANTED, List.of(existing)).rows().get(statement).state();
    }

    private static PolicyDocument allow(String rest) throws ProblemException {
        return policy("Allow", rest);
    }

    private static PolicyDocument policy(String effect, String rest) throws ProblemException {
        return PolicyDocument.parse("theirs", Policies.text("{'Effect': '%s', %s}".formatted(effect, rest)
                .replace('\'', '"')));
    }

    private static PolicyDocument named(String name, String rest) throws ProblemException {
        return PolicyDocument.parse(name, Policies.text("{'Effect': 'Allow', %s}".formatted(rest).replace('\'', '"')));
    }
}
