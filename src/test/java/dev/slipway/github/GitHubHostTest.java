package dev.slipway.github;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipway.pipeline.RepositoryName;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GitHubHostTest {

    @Test
    void aRemotesAddressTellsTheHost() {
        Map<String, String> hosts = Map.of("https://github.com/o/r.git", "github.com", "git@github.com:o/r.git",
                "github.com", "ssh://git@ssh.github.com:443/o/r.git", "github.com", "git@github-work:o/r.git",
                "github.com", "https://Acme.ghe.com/o/r", "acme.ghe.com", "acme@acme.ghe.com:o/r.git", "acme.ghe.com",
                "https://me@git.example.org:8443/o/r.git", "git.example.org", "http://localhost/o/r", "localhost");
        hosts.forEach((address, host) ->
                assertEquals(Optional.of(new GitHubHost(host)), GitHubHost.ofRemote(address), address));
    }

    @Test
    void aPathHasNoHost() {
        for (String path : List.of("/srv/git/r.git", "C:\\git\\r", "C:/git/r", "../r", "file:///srv/r.git",
                "//server/share/r.git", "")) {
            assertEquals(Optional.empty(), GitHubHost.ofRemote(path), path);
        }
    }

    @Test
    void githubsCloudHasTwoKindsAndAnythingElseIsNotSupported() {
        assertEquals(GitHubHost.Kind.GITHUB_COM, new GitHubHost("github.com").kind());
        assertEquals(GitHubHost.Kind.DATA_RESIDENCY, new GitHubHost("acme.ghe.com").kind());
        for (String other : List.of("ghe.com", "a.b.ghe.com", "github.example.org", "acme.ghe.com.example.org",
                "api.github.com", "gitlab.com")) {
            assertEquals(GitHubHost.Kind.OTHER, new GitHubHost(other).kind(), other);
        }
    }

    @Test
    void eachKindHasItsOwnAddresses() {
        GitHubHost tenant = new GitHubHost("acme.ghe.com");

        assertEquals(URI.create("https://api.github.com"), GitHubHost.GITHUB_COM.api());
        assertEquals("https://token.actions.githubusercontent.com", GitHubHost.GITHUB_COM.issuer());
        assertEquals(URI.create("https://api.acme.ghe.com"), tenant.api());
        assertEquals("https://token.actions.acme.ghe.com", tenant.issuer());
        assertEquals(URI.create("https://acme.ghe.com/o/r"), tenant.page("/o/r"));
    }

    @Test
    void theApiMayBeElsewhereByGitHubActionsOwnVariable() {
        Map<String, String> environment = Map.of("GITHUB_API_URL", "http://127.0.0.1:9", "GH_TOKEN", "x");

        assertEquals(URI.create("http://127.0.0.1:9"),
                GitHubAccess.find(GitHubHost.GITHUB_COM, "", environment).api());
    }

    @Test
    void aTokenForAnEnterpriseServerIsNotTakenAndSaid() {
        GitHubAccess access = new GitHubAccess(GitHubHost.GITHUB_COM, URI.create("http://127.0.0.1:9"),
                Optional.empty(), GitHubAccess.find(GitHubHost.GITHUB_COM, "pasted",
                Map.of("GITHUB_ENTERPRISE_TOKEN", "x")).leftOut());

        assertEquals(new GitHubProblem.EnterpriseToken("GITHUB_ENTERPRISE_TOKEN"), access.noToken());
    }

    @Test
    void thePageForANewTokenIsFilledIn() {
        assertEquals("https://github.com/settings/personal-access-tokens/new?name=Slipway+my-app&target_name=learner"
                        + "&expires_in=30&contents=write&workflows=write&secrets=write&actions=write"
                        + "&pull_requests=write&environments=write",
                TokenPermission.newToken(GitHubHost.GITHUB_COM, Optional.of(new RepositoryName("learner", "my-app")))
                        .toString());
    }

    @Test
    void theNameOfANewTokenFitsItsForm() {
        String page = TokenPermission.newToken(GitHubHost.GITHUB_COM,
                Optional.of(new RepositoryName("o", "r".repeat(100)))).toString();

        assertEquals("Slipway " + "r".repeat(32), page.replaceAll(".*name=([^&]*)&target.*", "$1").replace('+', ' '));
    }
}
