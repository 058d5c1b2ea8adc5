package dev.slipway.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DockerIgnoreTest {

    /** The lines are separated by commas; what the real engine's command line was seen to do, case by case. */
    @ParameterizedTest(name = "[{0}] ignores {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            node_modules           | node_modules            | true
            node_modules           | node_modules/a/b.js     | true
            node_modules           | src/node_modules        | false
            *,!src                 | a.txt                   | true
            *,!src                 | src                     | false
            *,!src                 | src/main.py             | false
            /src/main.py           | src/main.py             | true
            /dist/                 | dist/x                  | true
            ./src/a                | src/a                   | true
            src//a/../b/           | src/b                   | true
            '# odd'                | '# odd'                 | false
            '#odd'                 | '#odd'                  | false
            ' #odd'                | '#odd'                  | true
            \\#odd                 | #odd                    | true
            **/foo.tmp             | foo.tmp                 | true
            **/foo.tmp             | a/b/foo.tmp             | true
            **/foo.tmp             | a/xfoo.tmp              | false
            *.md,!README.md        | NOTES.md                | true
            *.md,!README.md        | README.md               | false
            *.md,!README.md        | docs/NOTES.md           | false
            dist/,!dist/keep       | dist                    | true
            dist/,!dist/keep       | dist/other              | true
            dist/,!dist/keep       | dist/keep/x             | false
            docs/**                | docs                    | false
            docs/**                | docs/a/b                | true
            docs/**,!docs/a/b      | docs/a/b                | false
            src/**/b               | src/b                   | true
            src/**/b               | src/x/y/b               | true
            src/**/b               | src/x/ab                | false
            **                     | anything/at/all         | true
            **,!**/*.py            | a/b/c.py                | false
            **,!**/*.py            | a/b/c.js                | true
            temp?                  | tempx                   | true
            temp?                  | temp                    | false
            temp?                  | temp/x                  | false
            */temp*                | a/temporary             | true
            */temp*                | a/b/temporary           | false
            [a-c]x                 | bx                      | true
            [^a-c]x                | bx                      | false
            [^a-c]x                | dx                      | true
            a\\*b                  | a*b                     | true
            a\\*b                  | axb                     | false
            a.b                    | axb                     | false
            (a+b)$                 | (a+b)$                  | true
            日本 語.txt            | 日本 語.txt             | true
            README.md,!README.md,README.md | README.md       | true
            **/*.md,!docs          | docs/NOTES.md           | true
            **/*.md,!docs/**       | docs/NOTES.md           | false
            **tmp                  | a/xfoo.tmp              | true
            x**tmp                 | xa/foo.tmp              | false
            a[^b]c                 | a/c                     | true
            /../src                | src                     | true
            ?                      | 😀                      | true
            """)
    void aPathIsIgnoredAsDockerIgnoresIt(String lines, String path, boolean ignored) throws Exception {
        assertEquals(ignored, ignore(lines.split(",")).ignores(path));
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstPattern() throws Exception {
        assertTrue(DockerIgnore.of("\uFEFFnode_modules\r\n*.log\r\n").ignores("node_modules"));
        assertTrue(DockerIgnore.of("\uFEFFnode_modules\r\n*.log\r\n").ignores("a.log"));
    }

    @Test
    void onlyALineFeedEndsALine() throws Exception {
        assertTrue(ignore("a\rb").ignores("a\rb"));
        assertFalse(ignore("a\rb").ignores("a"));
    }

    @Test
    void anIgnoredFolderIsSearchedOnlyWhenSomethingInItMayComeBack() throws Exception {
        assertFalse(ignore("node_modules", "!src/keep").mayBringBackBelow("node_modules"));
        assertTrue(ignore("src", "!src/keep").mayBringBackBelow("src"));
        assertTrue(ignore("src", "!src/a/keep").mayBringBackBelow("src/a"));
        assertTrue(ignore("**", "!**/*.py").mayBringBackBelow("anything"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "a[b", "!", "!/", "a\\", "[]a]", "[-a]", "[a-]", "[z-a]", "[^]"})
    void aLineThatIsNoPatternIsNamed(String line) {
        String message = assertThrows(DockerIgnore.BadPattern.class, () -> ignore("ok", line)).getMessage();
        assertEquals("line 2: " + line, message);
    }

    @Test
    void noPatternTakesForEver() {
        String path = "a/".repeat(1_000) + "b";
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            assertFalse(ignore("**/a/".repeat(20) + "c").ignores(path));
            assertFalse(ignore("**".repeat(50_000) + "/c").ignores(path));
            assertFalse(ignore("*a".repeat(500) + "c").ignores("a".repeat(1_000)));
        });
    }

    private static DockerIgnore ignore(String... lines) throws DockerIgnore.BadPattern {
        return DockerIgnore.of(String.join("\n", List.of(lines)));
    }
}
