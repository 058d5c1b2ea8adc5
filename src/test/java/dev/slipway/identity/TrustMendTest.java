package dev.slipway.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.ProblemException;
import dev.slipway.identity.PolicyStatement.Condition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustMendTest {

    private static final String SUB = "token.actions.githubusercontent.com:sub";
    private static final String FOREIGN = "\"repo:taro/other:ref:refs/heads/main\"";
    private static final String SERVICE = """
            {"Sid": "Ours2", "Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}""";
    private static final String GITLAB = """
            {"Effect": "Allow", "Principal": {"Federated": "arn:aws:iam::123456789012:oidc-provider/gitlab.com"},
             "Action": "sts:AssumeRoleWithWebIdentity", "Condition": {"StringLike": {"gitlab.com:sub": "project_path:*"}}}""";

    @ParameterizedTest
    @ValueSource(strings = {"\"%1$s\"", "[\"%1$s\", \"%2$s\"]", "[\"%2$s\", \"%1$s\"]",
        "[\"%1$s\", \"repo:hanako@101/my-app@202:environment:production\"]",
        "[\"%1$s\", \"repo:taro/other:ref:refs/heads/main\"]"})
    void aGoodPolicyHasNoFindingAndStaysAsItIs(String subjects) throws ProblemException {
        PolicyDocument good = Policies.policy(Policies.webIdentity(Policies.equalTo(
                subjects.formatted(Policies.NEW, Policies.OLD))), SERVICE, GITLAB);
        TrustReview review = TrustReview.of(good, TrustCases.target());
        assertEquals(List.of(), review.findings());
        assertEquals(good, review.mended(false));
        assertEquals(good, review.mended(true));
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
        assertEquals(existing, mended(existing, true));
    }

    @Test
    void theOlderSpellingIsCompletedAndOtherBranchesStay() throws ProblemException {
        PolicyDocument existing = Policies.policy(Policies.webIdentity(Policies.equalTo(
                "[\"%s\", \"repo:hanako/my-app:ref:refs/heads/dev\"]".formatted(Policies.OLD))));
        assertEquals(List.of(Policies.NEW, Policies.OLD, "repo:hanako/my-app:ref:refs/heads/dev"),
                subjects(mended(existing, false), 0));
        assertEquals(List.of(Policies.NEW, Policies.OLD), subjects(mended(existing, true), 0));
    }

    @Test
    void aWildcardOverThisRepositoryIsNarrowedAndSomebodysFurtherConditionStays() throws ProblemException {
        PolicyDocument after = mended(Policies.policy(Policies.webIdentity("""
                {"StringLike": {"token.actions.githubusercontent.com:sub": "repo:hanako/my-app:*"},
                 "StringEquals": {"token.actions.githubusercontent.com:actor": "hanako"}}""")), false);
        assertEquals(List.of(Policies.NEW, Policies.OLD), subjects(after, 0));
        assertTrue(after.statements().getFirst().conditions().stream().allMatch(it -> it.operator().equals("StringEquals")));
        assertEquals(3, after.statements().getFirst().conditions().size());
    }

    @Test
    void theSidOfAMendedStatementStaysAndTheLanguageOfTheOthers() throws ProblemException {
        PolicyDocument existing = Policies.policy(SERVICE,
                "{\"Sid\": \"GitHub\"," + Policies.webIdentity(Policies.equalTo("\"" + Policies.OLD + "\"")).strip()
                        .substring(1), GITLAB);
        PolicyDocument after = mended(existing, true);
        assertEquals(List.of("Ours2", "GitHub", ""), after.statements().stream().map(PolicyStatement::sid).toList());
        assertEquals(existing.statements().get(0), after.statements().get(0));
        assertEquals(existing.statements().get(2), after.statements().get(2));
    }

    @Test
    void otherPeoplesStatementsStayAsTheyAre() throws ProblemException {
        PolicyDocument existing = Policies.policy(Policies.webIdentity(Policies.equalTo(FOREIGN)),
                Policies.webIdentity("{\"StringLike\": {\"%s\": \"repo:taro/*\"}}".formatted(SUB)), SERVICE, GITLAB);
        for (boolean narrow : new boolean[] {false, true}) {
            PolicyDocument after = mended(existing, narrow);
            assertEquals(existing.statements(), after.statements().subList(0, 4));
            assertEquals(5, after.statements().size());
            assertEquals(List.of(Policies.NEW, Policies.OLD), subjects(after, 4));
        }
    }

    /** A GitHub Enterprise Server of one's own, whose provider is there, may have a repository of the same name. */
    @Test
    void aServersRepositoryOfTheSameNameIsNotOurs() throws ProblemException {
        String server = "arn:aws:iam::123456789012:oidc-provider/github.example.com/_services/token";
        PolicyDocument existing = Policies.policy(Policies.webIdentity(Policies.equalTo("\"" + Policies.NEW + "\"")), """
                {"Effect": "Allow", "Principal": {"Federated": "%s"}, "Action": "sts:AssumeRoleWithWebIdentity", "Condition":
                 {"StringEquals": {"github.example.com/_services/token:sub": "repo:hanako/my-app:ref:refs/heads/main"}}}"""
                .formatted(server));
        TrustTarget there = new TrustTarget(TrustCases.target().wanted(), TrustCases.target().facts(),
                TrustCases.target().prefixes(), Optional.of(Set.of(Policies.PROVIDER, server)));
        assertEquals(existing, TrustReview.of(existing, there).mended(true));
        assertTrue(TrustReview.of(existing, TrustCases.target()).findings().stream()
                .anyMatch(it -> it.fault() == TrustFault.PROVIDER_GONE), "without its provider it lets nobody in");
    }

    /** What may be a name is not taken for a placeholder, a list or a slip. */
    @ParameterizedTest
    @ValueSource(strings = {"repo:acme/my-repo:ref:refs/heads/main", "repo:acme/my-name:pull_request",
        "repo:octocat/hello:ref:refs/heads/main", "repo:hanako@101/my-app@202:environment:prod eu",
        "repo:hanako@101/my-app@202:ref:refs/heads/a,b", "repo:hanako@101/my-app@202:ref:refs/heads/f(x)"})
    void unusualNamesAreNames(String subject) throws ProblemException {
        PolicyDocument existing = Policies.policy(Policies.webIdentity(Policies.equalTo(
                "[\"%s\", \"%s\"]".formatted(Policies.NEW, subject))));
        assertEquals(List.of(), TrustReview.of(existing, TrustCases.target()).findings());
        assertEquals(existing, mended(existing, true));
    }

    /** The owner's other repositories may be meant: that is closed only when asked. */
    @Test
    void aPatternThatTakesInOthersToStaysUntilItIsAskedFor() throws ProblemException {
        PolicyDocument existing = Policies.policy(Policies.webIdentity("""
                {"StringLike": {"%s": ["repo:hanako/*", "repo:taro/other:*"]}}""".formatted(SUB)));
        PolicyDocument after = mended(existing, false);
        assertEquals(existing.statements().getFirst(), after.statements().getFirst());
        assertEquals(2, after.statements().size());
        PolicyDocument narrowed = mended(existing, true);
        assertEquals(List.of("repo:taro/other:*"), subjects(narrowed, 0));
        assertEquals(List.of(Policies.NEW, Policies.OLD), subjects(narrowed, 1));
    }

    @Test
    void ofAListWithOthersOnlyWhatIsOursAndWrongIsTakenOut() throws ProblemException {
        PolicyDocument existing = Policies.policy(Policies.webIdentity(Policies.equalTo(
                "[" + FOREIGN + ", \"repo:hanako/my-app:main\", \"repo:hanako/my-app:pull_request\"]")));
        PolicyDocument after = mended(existing, false);
        assertEquals(List.of("repo:taro/other:ref:refs/heads/main"), subjects(after, 0));
        assertEquals(List.of(Policies.NEW, Policies.OLD), subjects(after, 1));
    }

    /** It may be an administrator's: it goes on denying everybody else. */
    @Test
    void aDenySparesTheJobOnlyWhenAskedForAndNobodyElse() throws ProblemException {
        PolicyDocument existing = Policies.policy(
                Policies.webIdentity(Policies.equalTo("\"" + Policies.NEW + "\"")), """
                {"Sid": "NotFromOutside", "Effect": "Deny", "Principal": "*", "Action": "sts:*"}""");
        assertEquals(existing, mended(existing, false));
        PolicyStatement spared = mended(existing, true).statements().getLast();
        assertEquals(List.of(new Condition("StringNotEquals", SUB, List.of(Policies.NEW, Policies.OLD))),
                spared.conditions());
    }

    @Test
    void whoElseCouldTakeOnTheRoleIsListed() throws ProblemException {
        PolicyDocument trust = Policies.policy(Policies.webIdentity(Policies.equalTo("[\"%s\", %s, \"%s\", \"%s\"]"
                        .formatted(Policies.NEW, FOREIGN, "repo:hanako@101/my-app@202:ref:refs/heads/dev", "repo:x/y:*"))),
                Policies.webIdentity("{\"StringLike\": {\"%s\": \"repo:hanako/*\"}}".formatted(SUB)),
                Policies.webIdentity("{\"StringEquals\": {\"token.actions.githubusercontent.com:aud\": \"sts.amazonaws.com\"}}"),
                SERVICE, GITLAB, """
                {"Effect": "Allow", "Principal": {"AWS": ["arn:aws:iam::210987654321:root", "*"]}, "Action": "sts:AssumeRole"}""",
                "{\"Effect\": \"Deny\", \"Principal\": {\"Service\": \"lambda.amazonaws.com\"}, \"Action\": \"sts:AssumeRole\"}");
        assertEquals(List.of("OTHER_REPOSITORY repo:taro/other:ref:refs/heads/main Statement[0]",
                "SAME_REPOSITORY repo:hanako@101/my-app@202:ref:refs/heads/dev Statement[0]",
                "PATTERN repo:hanako/* Statement[1]", "ANY_REPOSITORY  Statement[2]",
                "SERVICE ec2.amazonaws.com Statement[3]",
                "OTHER_PROVIDER arn:aws:iam::123456789012:oidc-provider/gitlab.com Statement[4]",
                "AWS arn:aws:iam::210987654321:root Statement[5]", "EVERYBODY  Statement[5]"),
                TrustReview.of(trust, TrustCases.target()).others().stream()
                        .map(it -> it.kind() + " " + it.who() + " " + it.place()).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "\"x\"", "{", "{\"Version\": \"2012-10-17\",}", "{} {}", "null", "7"})
    void whatIsNoPolicyIsSaidWithItsPlace(String text) {
        var thrown = assertThrows(ProblemException.class, () -> TrustReview.of("trust.json", text, TrustCases.target()));
        assertInstanceOf(IdentityProblem.class, thrown.problem());
    }

    /** What is not ours to touch and not IAM's either is neither lost nor rewritten: it is said. */
    @Test
    void aForeignStatementThatIamWouldNotTakeStopsTheMend() throws ProblemException {
        String odd = """
                {"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole", "Comment": "ours"}""";
        TrustReview review = TrustReview.of("role", Policies.text(odd), TrustCases.target());
        var thrown = assertThrows(ProblemException.class, () -> review.mended(true));
        assertEquals(new IdentityProblem.NotAPolicy("role", "Statement[0]", "Comment"), thrown.problem());
        assertEquals(List.of(TrustFault.NO_STATEMENT), review.findings().stream().map(TrustFinding::fault).toList());
    }

    @Test
    void strangeElementsAreReadWithoutHarm() throws ProblemException {
        for (String statement : List.of("{}", "7", "null", "[]", "{\"Effect\": {}}", "{\"Principal\": 7, \"Condition\": []}",
                "{\"Condition\": {\"StringEquals\": 7}, \"Action\": {\"a\": 1}}",
                "{\"Condition\": {\"StringEquals\": {\"%s\": {}}}}".formatted(SUB))) {
            TrustReview review = TrustReview.of("role", Policies.text(statement), TrustCases.target());
            assertTrue(!review.findings().isEmpty(), statement);
        }
    }

    @Test
    void aPolicyOfAnySizeIsReadQuickly() throws ProblemException {
        String many = IntStream.range(0, 3_000).mapToObj(i -> "\"repo:hanako/service-" + i + ":ref:refs/heads/main\"")
                .collect(Collectors.joining(",", "[", "]"));
        String statements = IntStream.range(0, 550).mapToObj(_ -> Policies.webIdentity(Policies.equalTo("\"<<<<\"")))
                .collect(Collectors.joining(","));
        String hard = "\"" + "<".repeat(190_000) + "\"";
        for (String text : List.of(Policies.text(Policies.webIdentity(Policies.equalTo(many))),
                Policies.text(statements.replaceAll("\\s+", " ")), Policies.text(Policies.webIdentity(Policies.equalTo(hard))))) {
            assertTimeout(Duration.ofSeconds(20), () -> {
                TrustReview review = TrustReview.of("role", text, TrustCases.target());
                review.findings();
                review.mended(true);
                review.others();
            });
        }
    }

    private static PolicyDocument mended(PolicyDocument existing, boolean narrow) throws ProblemException {
        PolicyDocument after = TrustReview.of(existing, TrustCases.target()).mended(narrow);
        assertEquals(after, TrustReview.of(after, TrustCases.target()).mended(narrow), "a second look changes nothing");
        return after;
    }

    private static List<String> subjects(PolicyDocument document, int statement) {
        return document.statements().get(statement).conditions().stream().filter(it -> it.key().equals(SUB))
                .flatMap(it -> it.values().stream()).toList();
    }
}
