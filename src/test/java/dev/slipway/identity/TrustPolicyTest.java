package dev.slipway.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.ProblemException;
import java.util.List;
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
        assertTrue(Evaluator.decide(List.of(odd.document()),
                Handshake.request(Policies.PROVIDER, Policies.AUDIENCE, subject)).isAllowed());
        assertEquals(odd.document(), odd.within(odd.document()));
    }

    @Test
    void orderOfKeysAndListsAndASpareSubjectDoNotCount() throws ProblemException {
        PolicyDocument existing = Policies.policy("""
                {"Condition": {"StringLike": {"token.actions.githubusercontent.com:sub":
                     ["repo:hanako/my-app:environment:production", "%s", "%s"]},
                   "StringEquals": {"token.actions.githubusercontent.com:AUD": ["sts.amazonaws.com"]}},
                 "Action": ["sts:AssumeRoleWithWebIdentity"], "Sid": "Theirs",
                 "Principal": {"Federated": ["%s"]}, "Effect": "Allow"}"""
                .formatted(Policies.OLD, Policies.NEW, Policies.PROVIDER));
        assertSame(existing, Policies.trust().within(existing));
    }

    @Test
    void theOlderSpellingIsCompletedAndOtherBranchesStay() throws ProblemException {
        PolicyDocument existing = Policies.policy(Policies.webIdentity(Policies.equalTo(
                "[\"repo:hanako/my-app:ref:refs/heads/main\", \"repo:hanako/my-app:ref:refs/heads/dev\"]")));
        PolicyDocument after = Policies.trust().within(existing);
        assertEquals(List.of(Policies.NEW, Policies.OLD, "repo:hanako/my-app:ref:refs/heads/dev"),
                WebIdentity.in(after).getFirst().subjects());
        assertEquals(after, Policies.trust().within(after));
    }

    @Test
    void aWildcardOverThisRepositoryIsNarrowed() throws ProblemException {
        PolicyDocument existing = Policies.policy(Policies.webIdentity("""
                {"StringLike": {"token.actions.githubusercontent.com:sub": "repo:hanako/my-app:*"},
                 "StringEquals": {"token.actions.githubusercontent.com:actor": "hanako"}}"""));
        WebIdentity after = WebIdentity.in(Policies.trust().within(existing)).getFirst();
        assertTrue(after.exact());
        assertEquals(List.of(Policies.NEW, Policies.OLD), after.subjects());
        assertEquals(List.of(Policies.AUDIENCE), after.audiences());
        assertTrue(after.statement().conditions().stream().anyMatch(it -> it.key().endsWith(":actor")));
        assertFalse(after.statement().conditions().stream().anyMatch(it -> it.operator().equals("StringLike")));
    }

    @Test
    void lettingTheRightOnesInIsNotEnoughWhenOthersGetInToo() throws ProblemException {
        for (String conditions : List.of("""
                {"StringEquals": {"token.actions.githubusercontent.com:aud": "sts.amazonaws.com"},
                 "StringLike": {"token.actions.githubusercontent.com:sub":
                     ["repo:hanako@101/my-app@202:*", "repo:hanako/my-app:*"]}}""", """
                {"StringEquals": {"token.actions.githubusercontent.com:sub": ["%s", "%s"]}}"""
                .formatted(Policies.NEW, Policies.OLD))) {
            PolicyDocument after = Policies.trust().within(Policies.policy(Policies.webIdentity(conditions)));
            assertEquals(Policies.trust().document().statements().getFirst().conditions(),
                    after.statements().getFirst().conditions());
            assertEquals(1, after.statements().size());
        }
    }

    @Test
    void otherPeoplesStatementsStayAsTheyAre() throws ProblemException {
        PolicyDocument existing = Policies.policy(
                Policies.webIdentity(Policies.equalTo("\"repo:taro/other:ref:refs/heads/main\"")),
                Policies.webIdentity("{\"StringLike\": {\"token.actions.githubusercontent.com:sub\": \"repo:hanako/*\"}}"),
                """
                {"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}""");
        PolicyDocument after = Policies.trust().within(existing);
        assertEquals(4, after.statements().size());
        assertEquals(existing.statements().stream().map(PolicyStatement::json).toList(),
                after.statements().subList(0, 3).stream().map(PolicyStatement::json).toList());
        assertEquals(Policies.trust().statement(), after.statements().getLast().json());
    }
}
