package dev.slipway.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.ProblemException;
import dev.slipway.identity.Difference.Piece;
import dev.slipway.identity.Difference.Side;
import dev.slipway.identity.Handshake.Answer;
import dev.slipway.identity.Handshake.Hint;
import dev.slipway.pipeline.JobStart;
import dev.slipway.pipeline.TokenClaims;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandshakeTest {

    @Test
    void pushesGetInAndPullRequestsDoNot() {
        assertEquals(new Answer.LetIn("Statement[0]", Policies.NEW), answer(Policies.trust().document(), claims(Policies.NEW)));
        assertEquals(new Answer.LetIn("Statement[0]", Policies.OLD), answer(Policies.trust().document(), claims(Policies.OLD)));
        assertEquals(Hint.PULL_REQUEST, assertInstanceOf(Answer.OtherSubject.class, answer(Policies.trust().document(),
                claims("repo:hanako@101/my-app@202:pull_request"))).hint());
    }

    @Test
    void aJobWithoutATokenHasNoAnswer() {
        JobStart silent = new JobStart("deploy", "push", "refs/heads/main", "ref:refs/heads/main", true,
                new JobStart.Token.None(JobStart.Why.NO_PERMISSION));
        Handshake.Row row = new Handshake(Policies.trust().document(), Policies.PROVIDER).with(List.of(silent)).getFirst();
        assertEquals(Optional.empty(), row.answer());
        assertFalse(row.isLetIn());
    }

    @ParameterizedTest
    @CsvSource({
        "StringEquals, repo:hanako/my-app:*, repo:hanako/my-app:ref:refs/heads/main, WILDCARD_IN_EQUALS",
        "StringEquals, repo:Hanako/my-app:ref:refs/heads/main, repo:hanako/my-app:ref:refs/heads/main, CASE",
        "StringEquals, repo:hanako/my-app:ref:refs/heads/Main, repo:hanako/my-app:ref:refs/heads/main, CASE",
        "StringEquals, repo:hanako/my-app:ref:refs/heads/main, repo:hanako@1/my-app@2:ref:refs/heads/main, IDS_MISSING",
        "StringLike, repo:hanako/my-app:*, repo:hanako@1/my-app@2:ref:refs/heads/main, IDS_MISSING",
        "StringLike, repo:hanako/*, repo:hanako@1/my-app@2:ref:refs/heads/main, IDS_MISSING",
        "StringEquals, repo:hanako@1/my-app@2:ref:refs/heads/main, repo:hanako/my-app:ref:refs/heads/main, IDS_UNEXPECTED",
        "StringEquals, repo:hanako/my-app:ref:refs/heads/main, repo:hanako/my-app:environment:production, ENVIRONMENT",
        "StringEquals, repo:hanako/my-app:ref:refs/heads/main, repo:hanako/my-app:ref:refs/heads/dev, OTHER_REF",
        "StringEquals, repo:hanako/my-app:ref:refs/heads/main, repo:hanako/my-app:ref:refs/tags/v1, OTHER_REF",
        "StringEquals, repo:taro/my-app:ref:refs/heads/main, repo:hanako/my-app:ref:refs/heads/main, OTHER_REPOSITORY"})
    void aNearMissIsNamed(String operator, String wanted, String sent, Hint hint) throws ProblemException {
        PolicyDocument trust = Policies.policy(Policies.webIdentity("""
                {"StringEquals": {"token.actions.githubusercontent.com:aud": "sts.amazonaws.com"},
                 "%s": {"token.actions.githubusercontent.com:sub": "%s"}}""".formatted(operator, wanted)
                .replace("\"sts.amazonaws.com\"},\n \"StringEquals\": {", "\"sts.amazonaws.com\", ")));
        var answer = assertInstanceOf(Answer.OtherSubject.class, answer(trust, claims(sent)));
        assertEquals(hint, answer.hint());
        assertEquals(wanted, answer.nearest());
    }

    @Test
    void theNearestSubjectIsComparedCharacterByCharacter() throws ProblemException {
        PolicyDocument trust = Policies.policy(Policies.webIdentity(Policies.equalTo(
                "[\"repo:taro/zzz:ref:refs/heads/release\", \"repo:hanako/my-app:ref:refs/heads/main\"]")));
        var answer = assertInstanceOf(Answer.OtherSubject.class,
                answer(trust, claims("repo:hanako/my-api:ref:refs/heads/main")));
        assertEquals(List.of(new Piece(Side.BOTH, "repo:hanako/my-ap"), new Piece(Side.WANTED, "p"),
                new Piece(Side.SENT, "i"), new Piece(Side.BOTH, ":ref:refs/heads/main")), answer.difference().pieces());
        assertEquals(2, answer.difference().distance());
    }

    @Test
    void otherCausesAreToldApart() throws ProblemException {
        PolicyDocument trust = Policies.trust().document();
        assertEquals(new Answer.OtherAudience(List.of("sts.amazonaws.com"), "https://github.com/hanako"),
                answer(trust, claims("https://github.com/hanako", Policies.NEW)));
        assertInstanceOf(Answer.OtherIssuer.class, answer(trust,
                new TokenClaims("https://example.com", Policies.AUDIENCE, List.of(Policies.NEW), Map.of())));
        assertInstanceOf(Answer.NoStatement.class, answer(Policies.policy("""
                {"Effect": "Allow", "Principal": {"Service": "ecs-tasks.amazonaws.com"}, "Action": "sts:AssumeRole"}"""),
                claims(Policies.NEW)));
        assertEquals(new Answer.Denied("Stop"), answer(Policies.policy(
                Policies.trust().statements(List.of(Policies.NEW), List.of()).getFirst().toString(), """
                {"Sid": "Stop", "Effect": "Deny", "Principal": "*", "Action": "sts:*"}"""), claims(Policies.NEW)));
    }

    @Test
    void aClaimBesideAudAndSubIsComparedWhereItIsKnown() throws ProblemException {
        assertEquals(new Answer.OtherClaim("StringEquals", "token.actions.githubusercontent.com:actor",
                List.of("taro"), ""), answer(withClaim("actor", "taro"), claims(Policies.NEW)));
        assertEquals(new Answer.OtherClaim("StringEquals", "token.actions.githubusercontent.com:repository_id",
                List.of("203"), "202"), answer(withClaim("repository_id", "203"), claims(Policies.NEW)));
        assertInstanceOf(Answer.LetIn.class, answer(withClaim("repository_id", "202"), claims(Policies.NEW)));
        // GitHub sends it, but STS does not look at it
        assertEquals("", assertInstanceOf(Answer.OtherClaim.class,
                answer(withClaim("repository_owner", "hanako"), claims(Policies.NEW))).sent());
    }

    private static PolicyDocument withClaim(String claim, String value) throws ProblemException {
        return Policies.policy(Policies.webIdentity("""
                {"StringEquals": {"token.actions.githubusercontent.com:%s": "%s",
                 "token.actions.githubusercontent.com:sub": "%s"}}""".formatted(claim, value, Policies.NEW)));
    }

    @Test
    void aTokenOfAnyLengthIsComparedQuickly() {
        var answer = assertInstanceOf(Answer.OtherSubject.class, answer(Policies.trust().document(),
                claims("repo:hanako/my-app:environment:" + "x".repeat(100_000))));
        assertTrue(answer.difference().pieces().size() < 1_000);
    }

    /** As many as a file may hold. */
    @Test
    void thousandsOfSubjectsAreComparedQuickly() throws ProblemException {
        String many = IntStream.range(0, 3_000).mapToObj(i -> "\"repo:hanako/service-" + i + ":ref:refs/heads/main\"")
                .collect(Collectors.joining(",", "[", "]"));
        PolicyDocument trust = Policies.policy(Policies.webIdentity(Policies.equalTo(many)));
        assertTimeout(Duration.ofSeconds(10), () -> answer(trust, claims(Policies.NEW)));
    }

    private static Answer answer(PolicyDocument trust, TokenClaims claims) {
        return new Handshake(trust, Policies.PROVIDER).answer(claims);
    }

    private static TokenClaims claims(String subject) {
        return claims(Policies.AUDIENCE, subject);
    }

    private static TokenClaims claims(String audience, String subject) {
        return new TokenClaims("https://token.actions.githubusercontent.com", audience, List.of(subject),
                Map.of("repository_id", "202", "repository_owner", "hanako"));
    }
}
