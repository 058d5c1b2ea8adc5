package dev.slipway.github;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How GitHub is reached.
 *
 * @param api     where its REST API answers
 * @param token   empty to see only what is public
 * @param leftOut a variable with a token for a GitHub Enterprise Server, which is therefore not taken for this host
 */
public record GitHubAccess(GitHubHost host, URI api, Optional<GitHubToken> token, Optional<String> leftOut) {

    /**
     * With the token that was pasted, else the one that is found.
     *
     * @param environment {@code GITHUB_API_URL}, GitHub Actions' own variable, names another place for the API
     */
    public static GitHubAccess find(GitHubHost host, String pasted, Map<String, String> environment) {
        String api = environment.getOrDefault("GITHUB_API_URL", "");
        return new GitHubAccess(host, api.isBlank() ? host.api() : URI.create(api),
                GitHubToken.pasted(pasted).or(() -> GitHubToken.find(environment, host)),
                Stream.of("GH_ENTERPRISE_TOKEN", "GITHUB_ENTERPRISE_TOKEN")
                        .filter(name -> !environment.getOrDefault(name, "").isBlank()).findFirst());
    }

    /** Why GitHub asks who we are. */
    GitHubProblem noToken() {
        return leftOut.<GitHubProblem>map(GitHubProblem.EnterpriseToken::new).orElseGet(GitHubProblem.NoToken::new);
    }
}
