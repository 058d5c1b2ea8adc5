package dev.slipway.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.ProblemException;
import dev.slipway.pipeline.JobStart;
import dev.slipway.pipeline.PipelineProblem;
import dev.slipway.pipeline.RepositoryFacts;
import dev.slipway.pipeline.SubClaim;
import dev.slipway.pipeline.TokenClaims;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustPolicyTest {

    @Test
    void theDocumentIsExact() {
        assertEquals("""
                {
                  "Version": "2012-10-17",
                  "Statement": [
                    {
                      "Effect": "Allow",
                      "Principal": {
                        "Federated": "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"
                      },
                      "Action": "sts:AssumeRoleWithWebIdentity",
                      "Condition": {
                        "StringEquals": {
                          "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
                          "token.actions.githubusercontent.com:sub": [
                            "repo:hanako@101/my-app@202:ref:refs/heads/main",
                            "repo:hanako/my-app:ref:refs/heads/main"
                          ]
                        }
                      }
                    }
                  ]
                }""", Policies.trust().document().pretty());
    }

    @Test
    void aSingleSubjectNeedsNoList() {
        TrustPolicy one = new TrustPolicy(Policies.PROVIDER, Policies.AUDIENCE, List.of(Policies.OLD, Policies.OLD));
        assertTrue(one.document().compact().contains("\"token.actions.githubusercontent.com:sub\":\"repo:hanako/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"repo:hanako/*", "repo:hanako/my-ap?:ref:refs/heads/main", " "})
    void aSubjectThatIsNotExactCannotBeAskedFor(String subject) {
        assertThrows(IllegalArgumentException.class,
                () -> new TrustPolicy(Policies.PROVIDER, Policies.AUDIENCE, List.of(subject)));
    }

    @Test
    void aBranchNamedLikeAVariableIsTakenAsItIs() throws ProblemException {
        String subject = "repo:hanako/my-app:ref:refs/heads/${aws:username}";
        TrustPolicy odd = new TrustPolicy(Policies.PROVIDER, Policies.AUDIENCE, List.of(subject));
        assertTrue(isLetIn(odd, subject, Map.of()));
        TrustTarget target = TrustTarget.of(odd, TrustCases.target().facts(), Optional.empty());
        assertEquals(odd.document(), TrustReview.of(odd.document(), target).mended(true));
    }

    /** GitHub's filters and IAM's patterns are not the same; what is let in stays within this repository's tags. */
    @Test
    void anOpenTagHasAStatementOfItsOwn() throws ProblemException {
        JobStart tags = start("ref:refs/tags/v*", "repo:hanako@101/my-app@202:ref:refs/tags/v*");
        JobStart main = start("ref:refs/heads/main", Policies.NEW);
        TrustPolicy trust = TrustPolicy.letting(List.of(tags, main), TrustCases.target().facts(), Policies.PROVIDER,
                Policies.AUDIENCE);
        assertTrue(isLetIn(trust, "repo:hanako@101/my-app@202:ref:refs/tags/v1.2", Map.of()));
        assertTrue(isLetIn(trust, Policies.NEW, Map.of()));
        assertFalse(isLetIn(trust, "repo:hanako@101/my-app@202:ref:refs/heads/v1.2", Map.of()));
        assertFalse(isLetIn(trust, "repo:hanako@101/my-app2@203:ref:refs/tags/v1.2", Map.of()));
        TrustTarget target = TrustTarget.of(trust, TrustCases.target().facts(), Optional.empty());
        assertEquals(List.of(), TrustReview.of(trust.document(), target).findings());
        assertEquals(trust.document(), TrustReview.of(trust.document(), target).mended(true));
        PolicyDocument before = Policies.policy(Policies.webIdentity(Policies.equalTo("\"" + Policies.NEW + "\"")));
        PolicyDocument after = TrustReview.of(before, target).mended(false);
        assertEquals(after, TrustReview.of(after, target).mended(false));
        assertEquals(2, after.statements().stream().filter(it -> it.json().toString().contains("my-app@202")).count());
    }

    @ParameterizedTest
    @ValueSource(strings = {"repo:hanako/*:ref:refs/tags/v1", "repo:hanako/my-app:*", "*", "repo:hanako/my-app:ref:*"})
    void nothingButABranchOrATagIsLeftOpen(String open) {
        assertThrows(IllegalArgumentException.class, () -> new TrustPolicy(Policies.PROVIDER, Policies.AUDIENCE,
                List.of(), List.of(open), Map.of()));
    }

    /** Everybody's production is called so. */
    @Test
    void aTemplateThatLeavesTheRepositoryOutIsPinnedToItsId() throws ProblemException {
        RepositoryFacts facts = facts(202, "environment");
        TrustPolicy trust = TrustPolicy.letting(List.of(start("environment:production", "environment:production")),
                facts, Policies.PROVIDER, Policies.AUDIENCE);
        assertTrue(isLetIn(trust, "environment:production", Map.of("repository_id", "202")));
        assertFalse(isLetIn(trust, "environment:production", Map.of("repository_id", "203")));
        assertFalse(isLetIn(trust, "environment:production", Map.of()));
        assertEquals(new PipelineProblem.SharedSub("hanako/my-app", "environment"), assertThrows(ProblemException.class,
                () -> TrustPolicy.letting(List.of(start("environment:production", "environment:production")),
                        facts(0, "environment"), Policies.PROVIDER, Policies.AUDIENCE)).problem());
        assertEquals(Map.of(), TrustPolicy.letting(List.of(start("environment:production",
                "repo:hanako/my-app:environment:production")), facts(0, "repo", "context"), Policies.PROVIDER,
                Policies.AUDIENCE).pinned());
    }

    private static RepositoryFacts facts(long id, String... keys) {
        return new RepositoryFacts(TrustCases.REPOSITORY, id, 101, "private", "main",
                SubClaim.unread().with(List.of(keys)));
    }

    private static JobStart start(String context, String subject) {
        return new JobStart("deploy", "push", "refs/heads/main", context, true, new JobStart.Token.Sent(
                new TokenClaims("https://token.actions.githubusercontent.com", Policies.AUDIENCE, List.of(subject),
                        Map.of())));
    }

    private static boolean isLetIn(TrustPolicy trust, String subject, Map<String, String> others) {
        return Evaluator.decide(List.of(trust.document()),
                Handshake.request(Policies.PROVIDER, Policies.AUDIENCE, subject, others)).isAllowed();
    }
}
