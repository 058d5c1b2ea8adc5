package dev.slipway.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slipway.change.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenSubjectsTest {

    private static final String OLD = "repo:hanako/my-app:ref:refs/heads/main";
    private static final String NEW = "repo:hanako@101/my-app@202:ref:refs/heads/main";
    private static final String MAIN = "ref:refs/heads/main";

    @ParameterizedTest
    @ValueSource(strings = {"repo:hanako@101/my-app@202", "hanako@101/my-app@202"})
    void whatGitHubSaysComesFirstAndTheOlderSpellingBesideIt(String prefix) throws ProblemException {
        assertEquals(List.of(NEW, OLD), TokenSubjects.of(facts(SubClaim.of(prefix)), MAIN, Map.of()));
    }

    @Test
    void anOlderRepositoryHasOneSpelling() throws ProblemException {
        assertEquals(List.of(OLD), TokenSubjects.of(facts(SubClaim.of("repo:hanako/my-app")), MAIN, Map.of()));
    }

    @Test
    void aRepositoryOnItsWayToIdsHasBoth() throws ProblemException {
        SubClaim moving = new SubClaim(Optional.of("repo:hanako/my-app"), true, List.of(), Optional.of(true));
        assertEquals(List.of(OLD, NEW), TokenSubjects.of(facts(moving), MAIN, Map.of()));
    }

    @Test
    void withoutAPrefixTheIdsTell() throws ProblemException {
        assertEquals(List.of(NEW, OLD), TokenSubjects.of(facts(SubClaim.unread()), MAIN, Map.of()));
        RepositoryFacts nameless = new RepositoryFacts(new RepositoryName("hanako", "my-app"), 0, 0, "", "main",
                SubClaim.unread());
        assertEquals(List.of(OLD), TokenSubjects.of(nameless, MAIN, Map.of()));
    }

    /** The examples of GitHub's OIDC reference, with this repository in them. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "repository_owner repository_visibility | repository_owner:hanako:repository_visibility:private",
        "repository_owner | repository_owner:hanako",
        "job_workflow_ref | job_workflow_ref:hanako/my-app/.github/workflows/cicd.yml@refs/heads/main",
        "repository_id | repository_id:202",
        "ref | ref:refs/heads/main"})
    void aTemplateIsFilledInFromItsClaims(String keys, String subject) throws ProblemException {
        assertEquals(List.of(subject), TokenSubjects.of(facts(SubClaim.of("repo:hanako@101/my-app@202")
                .with(List.of(keys.split(" ")))), MAIN, claims()));
    }

    @Test
    void theRepositoryOfATemplateKeepsItsIdsAndHasBothSpellings() throws ProblemException {
        String rest = ":environment:prod:job_workflow_ref:hanako/my-app/.github/workflows/cicd.yml@refs/heads/main";
        assertEquals(List.of("repo:hanako@101/my-app@202" + rest, "repo:hanako/my-app" + rest),
                TokenSubjects.of(facts(SubClaim.of("repo:hanako@101/my-app@202")
                        .with(List.of("repo", "context", "job_workflow_ref"))), "environment:prod", claims()));
    }

    @Test
    void aColonInAValueIsWrittenAsGitHubWritesIt() throws ProblemException {
        assertEquals(List.of("workflow:Build%3A all"), TokenSubjects.of(
                facts(SubClaim.unread().with(List.of("workflow"))), MAIN, Map.of("workflow", "Build: all")));
    }

    @Test
    void aClaimThatOnlyTheRunKnowsIsNamed() {
        for (String claim : List.of("actor", "run_id", "environment", "repo_property_team")) {
            assertEquals(new PipelineProblem.UnforeseeableSub("hanako/my-app", claim), assertThrows(
                    ProblemException.class, () -> TokenSubjects.of(facts(SubClaim.unread().with(List.of("repo", claim))),
                            MAIN, claims())).problem());
        }
        assertEquals(new PipelineProblem.UnforeseeableSub("hanako/my-app", ""), assertThrows(ProblemException.class,
                () -> TokenSubjects.of(facts(SubClaim.unread().with(List.of())), MAIN, claims())).problem());
    }

    @ParameterizedTest
    @ValueSource(strings = {"repo:hanako/*", "repo:*", "repo:hanako", "repo:a/b:ref:refs/heads/main", "", "repo:a/b c"})
    void aPrefixThatIsNotExactIsRefused(String prefix) {
        var thrown = assertThrows(ProblemException.class,
                () -> TokenSubjects.of(facts(SubClaim.of(prefix)), MAIN, Map.of()));
        assertEquals(new PipelineProblem.UnusableSubPrefix("hanako/my-app", prefix), thrown.problem());
    }

    private static Map<String, String> claims() {
        return Map.of("repository_owner", "hanako", "repository_visibility", "private", "repository_id", "202",
                "ref", "refs/heads/main", "job_workflow_ref",
                "hanako/my-app/.github/workflows/cicd.yml@refs/heads/main");
    }

    private static RepositoryFacts facts(SubClaim sub) {
        return new RepositoryFacts(new RepositoryName("hanako", "my-app"), 202, 101, "private", "main", sub);
    }
}
