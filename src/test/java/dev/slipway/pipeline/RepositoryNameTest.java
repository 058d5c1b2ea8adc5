package dev.slipway.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryNameTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "https://github.com/octo/hello.git",
        "https://github.com/octo/hello",
        "https://github.com/octo/hello/",
        "https://user:token@github.com/octo/hello.git",
        "http://github.example.com:8443/octo/hello.git",
        "git@github.com:octo/hello.git",
        "git@github.com:octo/hello",
        "git@github.com:/octo/hello.git",
        "org-1234@github.com:octo/hello.git",
        "github-work:octo/hello.git",
        "ssh://git@github.com/octo/hello.git",
        "ssh://git@ssh.github.com:443/octo/hello.git",
        "git+ssh://git@github.com/octo/hello.git",
        "git://github.com/octo/hello.git",
        "  https://github.com/octo/hello.git\n",
    })
    void remotesOfEveryFormAreRead(String remote) {
        assertEquals(Optional.of(new RepositoryName("octo", "hello")), RepositoryName.ofRemote(remote));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "/srv/git/octo/hello.git", "../octo/hello", "C:/octo/hello", "C:\\octo\\hello", "file:///srv/octo/hello.git",
        "https://github.com/octo", "https://github.com/octo/hello/tree/main", "https://gist.github.com/0123abcd.git",
        "https://gitlab.com/octo/hello.git", "git@bitbucket.org:octo/hello.git", "https://github.com/octo/..",
        "https://github.com/-octo/hello", "https://github.com/oc to/hello",
    })
    void whatIsNoRepositoryOnGitHubIsNone(String remote) {
        assertEquals(Optional.empty(), RepositoryName.ofRemote(remote));
    }

    @ParameterizedTest
    @ValueSource(strings = {"octo/hello", "Octo-Cat/hello.world_2", "jane_acme/api", "o/-", "o/...", " octo/hello "})
    void fullNamesAreRead(String name) {
        assertEquals(name.strip(), RepositoryName.of(name).orElseThrow().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "octo", "octo/", "/hello", "octo/hello/x", "octo/he llo", "octo/..", "octo/.", "öcto/hello",
        "octo/hello\nx"})
    void otherTextsAreNoNames(String name) {
        assertEquals(Optional.empty(), RepositoryName.of(name));
    }

    @Test
    void aNameThatCannotBeIsNeverMade() {
        assertThrows(IllegalArgumentException.class, () -> new RepositoryName("octo", "../../etc"));
    }

    @Test
    void lettersKeepTheirCase() {
        assertEquals("Octo/Hello", RepositoryName.ofRemote("git@github.com:Octo/Hello.git").orElseThrow().toString());
    }
}
