package dev.slipway.github;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class GitHubTokenTest {

    @TempDir
    private Path folder;

    private String gh(String script) throws IOException {
        Path gh = Files.writeString(folder.resolve("gh"), "#!/bin/sh\n" + script + "\n");
        gh.toFile().setExecutable(true);
        return gh.toString();
    }

    private static Optional<String> found(Map<String, String> environment, String gh) {
        return GitHubToken.find(environment, GitHubHost.GITHUB_COM, gh).map(token -> token.source() + " " + token.authorization());
    }

    @Test
    void theEnvironmentComesFirst() throws IOException {
        String gh = gh("echo from-gh");

        assertEquals(Optional.of("GH_TOKEN Bearer one"), found(Map.of("GH_TOKEN", "one", "GITHUB_TOKEN", "two"), gh));
        assertEquals(Optional.of("GITHUB_TOKEN Bearer two"), found(Map.of("GH_TOKEN", " ", "GITHUB_TOKEN", "two"), gh));
    }

    @Test
    void ghIsAskedForItsOwnLogin() throws IOException {
        assertEquals(Optional.of("GH Bearer from-gh"),
                found(Map.of(), gh("[ \"$*\" = 'auth token --hostname github.com' ] && echo from-gh")));
    }

    @Test
    void ghIsAskedForTheRepositorysHost() throws IOException {
        String gh = gh("[ \"$*\" = 'auth token --hostname acme.ghe.com' ] && echo from-acme");

        assertEquals(Optional.of("Bearer from-acme"), GitHubToken.find(Map.of(), new GitHubHost("acme.ghe.com"), gh)
                .map(GitHubToken::authorization));
    }

    @Test
    void aTokenForAnEnterpriseServerIsNoToken() throws IOException {
        assertEquals(Optional.empty(), found(Map.of("GH_ENTERPRISE_TOKEN", "one"), gh("exit 1")));
    }

    @Test
    void aSignedOutOrMissingGhMeansNoToken() throws IOException {
        assertEquals(Optional.empty(), found(Map.of(), gh("echo 'no oauth token' >&2; exit 1")));
        assertEquals(Optional.empty(), found(Map.of(), folder.resolve("missing").toString()));
    }
}
