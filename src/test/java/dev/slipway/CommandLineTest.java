package dev.slipway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.pipeline.PreviousVersions;
import dev.slipway.pipeline.StateFolder;
import dev.slipway.ui.Texts;
import java.time.InstantSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private int opened;
    private String input = "";

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "help"})
    void helpIsPrintedWhereItCanBePiped(String word) {
        assertEquals(0, run(Texts.Language.ENGLISH, word));
        assertTrue(printed(out).contains("Usage: slipway"), printed(out));
        assertEquals("", printed(err));
        assertEquals(0, opened);
    }

    @Test
    void versionIsOneLine() {
        assertEquals(0, run(Texts.Language.ENGLISH, "--version"));
        assertEquals(1, printed(out).lines().count());
        assertTrue(printed(out).startsWith("Slipway "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"launch", "--verbose", "", "--version extra"})
    void anythingElseIsMisuse(String words) {
        assertEquals(2, run(Texts.Language.ENGLISH, words.isEmpty() ? new String[] {""} : words.split(" ")));
        assertEquals("", printed(out));
        assertTrue(printed(err).startsWith("Slipway does not know"), printed(err));
        assertTrue(printed(err).contains("Usage: slipway"), printed(err));
        assertEquals(0, opened);
    }

    @ParameterizedTest
    @ValueSource(strings = {"handshake", "handshake a.yml b.json", "handshake a.yml --repository-facts f.json",
        "handshake a.yml b.json --repository-facts", "handshake a b c --repository-facts f"})
    void handshakeNeedsItsThreeFiles(String words) {
        assertEquals(2, run(Texts.Language.ENGLISH, words.split(" ")));
        assertTrue(printed(err).startsWith("The command needs a workflow"), printed(err));
        assertEquals("", printed(out));
    }

    @Test
    void handshakeTakesItsWordsInAnyOrder() {
        for (String words : List.of("handshake --json a.yml b.json --repository-facts gone.json",
                "handshake --repository-facts gone.json a.yml b.json --json")) {
            out.reset();
            assertEquals(2, run(Texts.Language.ENGLISH, words.split(" ")));
            assertTrue(printed(out).startsWith("{\"kind\":\"error\",\"file\":\"gone.json\""), printed(out));
        }
        assertEquals(2, run(Texts.Language.ENGLISH, "handshake", "--fix", "a", "b"));
        assertTrue(printed(err).contains("--fix"), printed(err));
    }

    @Test
    void checkPrintsWhatItFoundAndEndsWithItsStatus() {
        String export = Path.of(System.getProperty("slipway.basedir", ""), "src/test/resources/inputs/console-export.json").toString();

        assertEquals(1, run(Texts.Language.ENGLISH, "check", "--json", export));
        assertTrue(printed(out).startsWith("{\"file\":"), printed(out));
        assertEquals("", printed(err));
        assertEquals(0, opened);
    }

    @Test
    void checkSaysWhenItWasGivenNoFileOrAnUnknownWord() {
        assertEquals(2, run(Texts.Language.ENGLISH, "check", "--json"));
        assertTrue(printed(err).startsWith("Which file?"), printed(err));
        assertEquals(2, run(Texts.Language.ENGLISH, "check", "--jsn", "x.json"));
        assertTrue(printed(err).contains("Slipway does not know “--jsn”"), printed(err));
        assertEquals("", printed(out));
    }

    @Test
    void allowsAnswersWhatIsOnStandardInput() {
        input = "{\"id\": 7, \"policies\": [], \"request\": {\"action\": \"a:b\"}}\n{}";

        assertEquals(2, run(Texts.Language.ENGLISH, "allows", "--json"));
        assertTrue(printed(out).startsWith("{\"id\":7,\"verdict\":\"implicitly-denied\"}" + System.lineSeparator()
                + "{\"error\":"), printed(out));
        assertEquals("", printed(err));
    }

    @Test
    void allowsTakesNoOtherWord() {
        assertEquals(2, run(Texts.Language.ENGLISH, "allows", "policy.json"));
        assertTrue(printed(err).contains("Slipway does not know “policy.json”"), printed(err));
    }

    @ParameterizedTest
    @ValueSource(strings = {"allows", "explain"})
    void anInputThatCannotBeReadIsTold(String command) {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("Is a directory");
            }
        };

        assertEquals(2, new CommandLine(new Texts(Texts.Language.ENGLISH), previous(), broken, stream(out), stream(err))
                .run(Optional::empty, command));
        assertTrue((printed(out) + printed(err)).contains("Is a directory"), () -> printed(out) + printed(err));
    }

    @Test
    void explainAnswersWhatStandsOnStandardInput() {
        input = "Error: Cluster not found.";

        assertEquals(0, run(Texts.Language.ENGLISH, "explain", "--json"));
        assertTrue(printed(out).startsWith("{\"id\":null,\"cause\":\"cluster-not-found\""), printed(out));
        assertEquals(0, run(Texts.Language.ENGLISH, "explain", "--learn"));
        assertEquals(2, run(Texts.Language.ENGLISH, "explain", "--jsn"));
        assertTrue(printed(err).contains("Slipway does not know “--jsn”"), printed(err));
        assertEquals(0, opened);
    }

    @Test
    void nothingOpensTheWindow() {
        assertEquals(0, run(Texts.Language.ENGLISH));
        assertEquals(1, opened);
    }

    @ParameterizedTest
    @EnumSource(Texts.Language.class)
    void aWindowThatCannotBeOpenedIsExplained(Texts.Language language) {
        Texts texts = new Texts(language);
        StartProblem problem = new StartProblem.DisplayRefused(":7");
        int status = commandLine(texts).run(() -> Optional.of(problem));

        assertEquals(3, status);
        assertEquals(texts.title(problem) + System.lineSeparator() + texts.advice(problem) + System.lineSeparator(),
                printed(err));
        assertTrue(printed(err).contains(":7"), printed(err));
    }

    private int run(Texts.Language language, String... words) {
        return commandLine(new Texts(language)).run(() -> {
            opened++;
            return Optional.empty();
        }, words);
    }

    private CommandLine commandLine(Texts texts) {
        return new CommandLine(texts, previous(), new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                stream(out), stream(err));
    }

    private static PreviousVersions previous() {
        return new PreviousVersions(new StateFolder(Path.of("no such folder")), InstantSource.system());
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String printed(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
