package dev.slipway.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterPatternTest {

    /** The rows are GitHub's own, from the cheat sheet of its workflow syntax. */
    @ParameterizedTest
    @CsvSource({"feature/*, feature/my-branch, true", "feature/*, feature/beta-a/my-branch, false",
        "feature/**, feature/beta-a/my-branch, true", "*, releases/one, false", "**, all/the/branches, true",
        "*feature, my-feature, true", "v2*, v2.9, true", "'v[12].[0-9]+.[0-9]+', v1.10.1, true",
        "'v[12].[0-9]+.[0-9]+', v3.1.1, false", "'*.jsx?', page.js, true", "**/docs/**, /a/docs/b.md, true",
        "docs/*, docs/a/b.md, false", "**.js, src/js/app.js, true", "'.aws/**', .aws/task-def-api.json, true",
        "'[', x, false", "'a\\+b', a+b, true", "(x, (x, true"})
    void patternsFitAsGitHubSays(String pattern, String name, boolean fits) {
        assertEquals(fits, FilterPattern.lets(name, List.of(pattern)), pattern + " on " + name);
    }

    @ParameterizedTest
    @CsvSource({"docs/hello.md, true", "docs/readme.md, false", "docs/x/readme.md, true"})
    void aLaterPatternTakesOutAgain(String name, boolean lets) {
        assertEquals(lets, FilterPattern.lets(name, List.of("docs/**", "!docs/*.md", "docs/hello.md")));
    }
}
