package dev.slipway.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slipway.change.ProblemException;
import dev.slipway.pipeline.RepositoryFacts;
import dev.slipway.pipeline.RepositoryName;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectsTest {

    @ParameterizedTest
    @ValueSource(strings = {"repo:hanako@101/my-app@202", "hanako@101/my-app@202"})
    void whatGitHubSaysComesFirstAndTheOlderSpellingBesideIt(String prefix) throws ProblemException {
        assertEquals(List.of(Policies.NEW, Policies.OLD), Subjects.of(facts(Optional.of(prefix), 202, true), "main"));
    }

    @Test
    void anOlderRepositoryHasOneSpelling() throws ProblemException {
        assertEquals(List.of(Policies.OLD), Subjects.of(facts(Optional.of("repo:hanako/my-app"), 202, true), "main"));
    }

    @Test
    void withoutAPrefixTheIdsTell() throws ProblemException {
        assertEquals(List.of(Policies.NEW, Policies.OLD), Subjects.of(facts(Optional.empty(), 202, true), "main"));
    }

    @Test
    void aColonInABranchIsWrittenAsGitHubWritesIt() throws ProblemException {
        assertEquals("repo:hanako/my-app:ref:refs/heads/a%3Ab",
                Subjects.of(facts(Optional.of("repo:hanako/my-app"), 202, true), "a:b").getFirst());
    }

    @Test
    void aTemplateOfTheRepositorysOwnIsRefused() {
        var thrown = assertThrows(ProblemException.class, () -> Subjects.of(facts(Optional.empty(), 202, false), "main"));
        assertEquals(new IdentityProblem.CustomSubClaim("hanako/my-app"), thrown.problem());
    }

    @ParameterizedTest
    @ValueSource(strings = {"repo:hanako/*", "repo:*", "repo:hanako", "repo:a/b:ref:refs/heads/main", "", "repo:a/b c"})
    void aPrefixThatIsNotExactIsRefused(String prefix) {
        var thrown = assertThrows(ProblemException.class,
                () -> Subjects.of(facts(Optional.of(prefix), 202, true), "main"));
        assertEquals(new IdentityProblem.UnusableSubPrefix("hanako/my-app", prefix), thrown.problem());
    }

    private static RepositoryFacts facts(Optional<String> prefix, long id, boolean usesDefault) {
        return new RepositoryFacts(new RepositoryName("hanako", "my-app"), id, 101, "main", prefix, usesDefault);
    }
}
