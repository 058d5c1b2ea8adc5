package dev.slipway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.ui.Texts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowsCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String GOOD = question("\"good\"", "Allow", "s3:*", "*", "");

    @Test
    void peopleReadOneSentenceALine() throws IOException {
        String questions = String.join("\n", GOOD, question("2", "Deny", "s3:*", "*", ", \"Sid\": \"Never\""),
                question("null", "Allow", "ec2:*", "*", ""), "", "{\"id\": \"x\"}");

        assertEquals(List.of("good: allowed, by policies[0] Statement[0]",
                "2: denied, by policies[0] Never, whatever else allows it",
                "line 3: not allowed, since no statement allows it"),
                words(Texts.Language.ENGLISH, questions).subList(0, 3));
        String last = words(Texts.Language.ENGLISH, questions).get(3);
        assertTrue(last.startsWith("x: This line does not say what is asked. "), last);
        assertEquals(List.of("good：許可されます（policies[0] Statement[0]）",
                "2：拒否されます（policies[0] Never）。ほかの許可よりも優先します",
                "3 行目：許可されません。許可するステートメントがありません"),
                words(Texts.Language.JAPANESE, questions).subList(0, 3));
    }

    @Test
    void aNameThatWouldMoveTheCursorDoesNot() throws IOException {
        assertEquals(List.of("a [31mb: allowed, by policies[0] Statement[0]"), words(Texts.Language.ENGLISH,
                question("\"a\\u001b[31mb\"", "Allow", "s3:*", "*", "")));
    }

    @Test
    void machinesReadOneObjectALine() throws IOException {
        List<String> lines = new ArrayList<>();
        int status = command(true).answer(
                stream(GOOD + "\r\n\r\n" + question("[1]", "Deny", "s3:*", "*", "")), lines::add);

        assertEquals(List.of("{\"id\":\"good\",\"verdict\":\"allowed\",\"statement\":0}",
                "{\"id\":[1],\"verdict\":\"explicitly-denied\",\"statement\":0}"), lines);
        assertEquals(0, status);
    }

    /** What is wrong with one line, at which line and column, does not touch the others. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{\"id\": 1, oops}|LineNotJson|11", "{\"id\": 1} {}|LineNotJson|11",
        "{\"id\": 1|LineNotJson|9", "{\"id\": 1, \"id\": 2}|KeyTwice|17", "nonsense|LineNotJson|1",
        "{\"policies\": [{\"Statement\": [], \"Statement\": 1}]}|KeyTwice|46"})
    void aLineThatIsNoJsonIsToldAndTheOthersAreAnswered(String broken, String problem, int column) throws IOException {
        List<JsonNode> answers = answers(GOOD + "\n" + broken + "\n" + GOOD);

        assertEquals(List.of("allowed", "", "allowed"),
                answers.stream().map(it -> it.path("verdict").asText()).toList());
        JsonNode error = answers.get(1).get("error");
        assertEquals(List.of(problem, 2, column),
                List.of(error.get("problem").asText(), error.get("line").asInt(), error.get("column").asInt()));
        assertEquals(2, command(true).answer(stream(GOOD + "\n" + broken), _ -> {}));
    }

    @Test
    void aByteOrderMarkAndALastLineWithoutEndAreNoMatter() throws IOException {
        assertEquals("allowed", answers("\uFEFF" + GOOD).getFirst().get("verdict").asText());
    }

    /** A terminal that is not set to UTF-8 would print question marks, and the id would be another one. */
    @Test
    void machinesReadAsciiOnly() throws IOException {
        List<String> lines = new ArrayList<>();
        command(true).answer(stream(question("\"\u8cea\u554f\"", "Allow", "s3:*", "*", "")), lines::add);
        assertEquals("{\"id\":\"\\u8CEA\\u554F\",\"verdict\":\"allowed\",\"statement\":0}", lines.getFirst());
    }

    @Test
    void aLineOf64MegabytesIsRefusedAndTheNextIsAnswered() {
        InputStream huge = new SequenceInputStream(new SequenceInputStream(stream("{\"id\": \""),
                new Repeated((byte) 'x', 64 << 20)), stream("\"}\n" + GOOD));
        List<String> lines = new ArrayList<>();
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> command(true).answer(huge, lines::add));
        assertTrue(lines.getFirst().startsWith("{\"error\":{\"problem\":\"LineTooLong\",\"line\":1,"),
                lines.getFirst());
        assertTrue(lines.getLast().contains("\"allowed\""), lines.getLast());
    }

    @Test
    void endlessNestingIsRefused() throws IOException {
        String deep = "{\"policies\": " + "[".repeat(1_000_000) + "]".repeat(1_000_000) + "}";
        assertEquals("LineNotJson", answers(deep).getFirst().get("error").get("problem").asText());
    }

    /** Each takes seconds to years when a pattern is tried at every place, or again for every star. */
    @Test
    void noPatternTakesLongWhateverItIsComparedWith() {
        String as = "a".repeat(90_000);
        List<String> patterns = List.of("a*".repeat(1_000) + "b", "*".repeat(1_000) + "b",
                "*" + "a".repeat(45_000) + "b*", "a?*".repeat(1_000) + "b", "${".repeat(90_000), "*a".repeat(40_000) + "*", "${aws:x}".repeat(10_000),
                "a".repeat(89_999) + "?b");
        String questions = patterns.stream().map(pattern -> conditional(pattern, as)).collect(Collectors.joining("\n"));
        List<JsonNode> answers = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> answers(questions));
        assertEquals(List.of("implicitly-denied", "implicitly-denied", "implicitly-denied", "implicitly-denied",
                "implicitly-denied", "allowed", "implicitly-denied", "implicitly-denied"),
                answers.stream().map(it -> it.path("verdict").asText()).toList());
    }

    @Test
    void aPolicyOfTheLargestSizeIsJudgedToItsLastStatement() throws IOException {
        String statements = IntStream.range(0, 200).mapToObj(i -> "{\"Effect\": \"Allow\", \"Action\": \"svc" + i
                + ":*\", \"Resource\": \"*\"}").collect(Collectors.joining(", "));
        JsonNode answer = answers("{\"policies\": [{\"Statement\": [" + statements
                + "]}], \"request\": {\"action\": \"svc199:Do\", \"resource\": \"*\"}}").getFirst();
        assertEquals(199, answer.get("statement").asInt());
    }

    @Test
    void aTextLongerThanAnyRequestHoldsIsRefused() throws IOException {
        assertEquals("request.context.k", answers(conditional("*", "a".repeat(100_001))).getFirst().get("error")
                .get("place").asText());
    }

    private static String conditional(String pattern, String value) {
        return "{\"policies\": [{\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"Allow\", \"Action\": \"*\", "
                + "\"Resource\": \"*\", \"Condition\": {\"StringLike\": {\"k\": \"" + pattern + "\"}}}}], "
                + "\"request\": {\"action\": \"a:b\", \"context\": {\"k\": \"" + value + "\", \"aws:x\": \""
                + value + "\"}}}";
    }

    private static String question(String id, String effect, String action, String resource, String more) {
        return "{\"id\": " + id + ", \"policies\": [{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"" + effect
                + "\", \"Action\": \"" + action + "\", \"Resource\": \"" + resource + "\"" + more + "}]}], "
                + "\"request\": {\"action\": \"s3:GetObject\", \"resource\": \"arn:aws:s3:::bucket/key\"}}";
    }

    private static List<String> words(Texts.Language language, String questions) throws IOException {
        List<String> lines = new ArrayList<>();
        new AllowsCommand(new Texts(language), false).answer(stream(questions), lines::add);
        return lines;
    }

    private static List<JsonNode> answers(String questions) throws IOException {
        List<String> lines = new ArrayList<>();
        command(true).answer(stream(questions), lines::add);
        List<JsonNode> answers = new ArrayList<>();
        for (String line : lines) {
            answers.add(JSON.readTree(line));
        }
        return answers;
    }

    private static AllowsCommand command(boolean json) {
        return new AllowsCommand(new Texts(Texts.Language.ENGLISH), json);
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** One byte many times, held nowhere. */
    private static final class Repeated extends InputStream {

        private final byte value;
        private long left;

        Repeated(byte value, long times) {
            this.value = value;
            this.left = times;
        }

        @Override
        public int read() {
            return left-- > 0 ? value : -1;
        }
    }
}
