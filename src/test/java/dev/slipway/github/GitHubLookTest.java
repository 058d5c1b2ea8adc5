package dev.slipway.github;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipway.change.ProblemException;
import dev.slipway.change.Together;
import dev.slipway.parts.GitHubStandIn;
import dev.slipway.parts.GitHubStandIn.Answer;
import dev.slipway.pipeline.RepositoryName;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GitHubLookTest {

    private static final RepositoryName REPOSITORY = new RepositoryName("learner", "my-app");

    private final GitHubStandIn standIn = new GitHubStandIn();

    @AfterEach
    void close() {
        standIn.close();
    }

    private GitHubLook look(RepositoryName repository, String branch) throws ProblemException {
        return GitHubLook.at(new RestGitHub(standIn.address(), GitHubToken.pasted(GitHubStandIn.TOKEN)), repository,
                branch, Together.oneByOne());
    }

    @Test
    void whatCanBeReadIsTold() throws ProblemException {
        GitHubLook look = look(REPOSITORY, "main");

        assertEquals(Set.of(TokenPermission.CONTENTS, TokenPermission.SECRETS, TokenPermission.ACTIONS),
                look.readable());
        assertEquals(Map.of(), look.refused());
        assertEquals(Optional.empty(), look.problem());
        assertEquals(Optional.empty(), look.renamed());
    }

    @Test
    void aBranchThatWasNeverPushedProvesNothing() throws ProblemException {
        assertEquals(Set.of(TokenPermission.SECRETS, TokenPermission.ACTIONS), look(REPOSITORY, "new").readable());
    }

    @Test
    void aRefusalNamesWhatGitHubAsksFor() throws ProblemException {
        standIn.answer("GET /repos/learner/my-app/actions/secrets", new Answer(403,
                Map.of("X-Accepted-GitHub-Permissions", "secrets=read"), "{\"message\":\"Resource not accessible\"}"));

        assertEquals(Map.of(TokenPermission.SECRETS, "secrets=read"), look(REPOSITORY, "main").refused());
    }

    @Test
    void aFaultOfGitHubsIsNoMissingRight() throws ProblemException {
        standIn.answer("GET /repos/learner/my-app/actions/secrets", Answer.json(502, ""));

        assertEquals(Map.of(), look(REPOSITORY, "main").refused());
    }

    @Test
    void aRenamedRepositoryIsToldByItsNewName() throws ProblemException {
        for (String rest : new String[] {"", "/branches/main", "/actions/secrets", "/actions/runs"}) {
            standIn.answer("GET /repos/learner/old" + rest,
                    new Answer(301, Map.of("Location", standIn.address() + "/repos/learner/my-app" + rest), ""));
        }

        assertEquals(Optional.of(REPOSITORY), look(new RepositoryName("learner", "old"), "main").renamed());
    }
}
