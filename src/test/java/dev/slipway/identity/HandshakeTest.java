package dev.slipway.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.ProblemException;
import dev.slipway.identity.Difference.Piece;
import dev.slipway.identity.Difference.Side;
import dev.slipway.identity.Handshake.Answer;
import dev.slipway.identity.Handshake.Hint;
import dev.slipway.pipeline.TokenClaims;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandshakeTest {

    @Test
    void pushesGetInAndPullRequestsDoNot() {
        List<Handshake.Row> rows = new Handshake(Policies.trust().document(), Policies.PROVIDER).with(List.of(
                claims(Policies.NEW), claims(Policies.OLD), claims("repo:hanako@101/my-app@202:pull_request")));
        assertEquals(new Answer.LetIn(Policies.NEW), rows.get(0).answer());
        assertEquals(new Answer.LetIn(Policies.OLD), rows.get(1).answer());
        assertEquals(Hint.PULL_REQUEST, assertInstanceOf(Answer.OtherSubject.class, rows.get(2).answer()).hint());
    }

    @ParameterizedTest
    @CsvSource({
        "StringEquals, repo:hanako/my-app:*, repo:hanako/my-app:ref:refs/heads/main, WILDCARD_IN_EQUALS",
        "StringEquals, repo:Hanako/my-app:ref:refs/heads/main, repo:hanako/my-app:ref:refs/heads/main, CASE",
        "StringEquals, repo:hanako/my-app:ref:refs/heads/Main, repo:hanako/my-app:ref:refs/heads/main, CASE",
        "StringEquals, repo:hanako/my-app:ref:refs/heads/main, repo:hanako@1/my-app@2:ref:refs/heads/main, IDS_MISSING",
        "StringLike, repo:hanako/my-app:*, repo:hanako@1/my-app@2:ref:refs/heads/main, IDS_MISSING",
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
                answer(trust, new TokenClaims("deploy", "push", "https://token.actions.githubusercontent.com",
                        "https://github.com/hanako", Policies.NEW)));
        assertInstanceOf(Answer.OtherIssuer.class, answer(trust,
                new TokenClaims("deploy", "push", "https://example.com", Policies.AUDIENCE, Policies.NEW)));
        assertInstanceOf(Answer.NoStatement.class, answer(Policies.policy("""
                {"Effect": "Allow", "Principal": {"Service": "ecs-tasks.amazonaws.com"}, "Action": "sts:AssumeRole"}"""),
                claims(Policies.NEW)));
        assertEquals(new Answer.OtherCondition("StringEquals", "token.actions.githubusercontent.com:actor",
                List.of("taro")), answer(Policies.policy(Policies.webIdentity("""
                {"StringEquals": {"token.actions.githubusercontent.com:actor": "taro",
                 "token.actions.githubusercontent.com:sub": "%s"}}""".formatted(Policies.NEW))), claims(Policies.NEW)));
        assertEquals(new Answer.Denied("Stop"), answer(Policies.policy(Policies.trust().statement().toString(), """
                {"Sid": "Stop", "Effect": "Deny", "Principal": "*", "Action": "sts:*"}"""), claims(Policies.NEW)));
    }

    @Test
    void aTokenOfAnyLengthIsComparedQuickly() {
        var answer = assertInstanceOf(Answer.OtherSubject.class, answer(Policies.trust().document(),
                claims("repo:hanako/my-app:environment:" + "x".repeat(100_000))));
        assertTrue(answer.difference().pieces().size() < 1_000);
    }

    private static Answer answer(PolicyDocument trust, TokenClaims claims) {
        return new Handshake(trust, Policies.PROVIDER).with(List.of(claims)).getFirst().answer();
    }

    private static TokenClaims claims(String subject) {
        return new TokenClaims("deploy", "push", "https://token.actions.githubusercontent.com", Policies.AUDIENCE, subject);
    }
}
