package dev.slipway.taskdef;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that no task definition is like are refused with their place, before they cost anything. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileTextsTest {

    private static final int DEEP = 10_000;

    @Test
    void hugeTextsAreRefusedUnread() {
        int size = 64 * 1024 * 1024;

        assertEquals(new TaskDefinitionProblem.TooLarge(size + 9, JsonText.MOST_CHARACTERS),
                refusal("{\"a\": \"" + "x".repeat(size) + "\"}"));
        assertEquals(new TaskDefinitionProblem.TooLarge(size + 3, JsonText.MOST_CHARACTERS),
                refusal("a: " + "x".repeat(size)));
    }

    @Test
    void deepTextsAreRefusedWhereTheyGetTooDeep() {
        assertEquals(new TaskDefinitionProblem.TooDeep(1, 70, 64), refusal("{\"a\": " + nested("[", "]") + "}"));
        assertEquals(new TaskDefinitionProblem.TooDeep(65, 1, 64), refusal(nested("{\"a\":\n", "}")));
        assertEquals(new TaskDefinitionProblem.TooDeep(2, 67, 64), refusal("f: g\na: " + nested("[", "]")));
        assertEquals(new TaskDefinitionProblem.TooDeep(1, 129, 64), refusal("- ".repeat(DEEP) + "a"));
        assertEquals(new TaskDefinitionProblem.TooDeep(1, 129, 64), refusal("? ".repeat(DEEP) + "a"));
        assertEquals(new TaskDefinitionProblem.TooDeep(1, 4, 64), refusal("a: &x\n  b: *x"));
    }

    /** Each place has a pointer as long as the way to it, which takes gigabytes for many deep ones. */
    @Test
    void textsOfTooManyValuesAreRefusedWhereThereAreTooMany() {
        String many = "1,\n".repeat(300_000);
        String way = "{\"" + "x".repeat(30) + "\":";
        String aliases = "a: &a [" + "1, ".repeat(1000) + "]\nb: [" + "*a, ".repeat(45) + "]\n";

        assertEquals(new TaskDefinitionProblem.TooMany(39_999, 1, 40_000), refusal("{\"a\": [" + many + "1]}"));
        assertEquals(new TaskDefinitionProblem.TooMany(39_940, 1, 40_000),
                refusal(way.repeat(60) + "[" + many + "1]" + "}".repeat(60)));
        assertEquals(new TaskDefinitionProblem.TooMany(119_997, 3, 40_000), refusal("a:\n" + "- 1\n".repeat(200_000)));
        assertInstanceOf(TaskDefinitionProblem.TooMany.class, refusal(aliases));
    }

    /** Read piece by piece, such a text has a piece that ends within a character. */
    @ParameterizedTest
    @ValueSource(strings = {"", "x"})
    void charactersOfTwoUnitsAreReadWhereverTheyStand(String before) throws Exception {
        String family = before + "\uD83D\uDEA2".repeat(3_000);

        assertEquals(family, TaskDefinition.parse("family: " + family + "\n").family());
    }

    @Test
    void asManyAsAwsTakesAreRead() throws Exception {
        String text = "{\"a\": [" + "1,".repeat(32_763) + "1]}";

        assertEquals(65_536, text.length());
        assertEquals(text, TaskDefinition.parse(text).text());
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {"`family: f\nx: [\n`, 3, 1", "`family: f\n\tx: 1\n`, 2, 1",
        "`family: f\n x: 1\n`, 2, 3", "`f: g\nx: *nowhere`, 2, 4", "`f: g\nx: \"abc`, 2, 8",
        "`// c\nfamily: [`, 2, 7"})
    void brokenYamlIsRefusedWhereItBreaks(String text, int line, int column) {
        TaskDefinitionProblem.NotYaml problem = assertInstanceOf(TaskDefinitionProblem.NotYaml.class, refusal(text));

        assertEquals(new Place(line, column), new Place(problem.line(), problem.column()), problem.message());
        assertTrue(problem.message().length() > 10, problem.message());
    }

    /** The scanner lets an exception out that is none of its own. */
    @Test
    void anEscapeCutShortIsRefusedWhereTheTextBeforeItEnds() {
        TaskDefinitionProblem problem = refusal("f: g\n\"\\u\": 1");

        assertEquals(2, assertInstanceOf(TaskDefinitionProblem.NotYaml.class, problem).line());
    }

    @Test
    void hugeNumbersStayAsTheyAre() throws Exception {
        String text = "{\"cpu\": 1e400, \"memory\": 99999999999999999999, \"x\": 1e999999999}";
        TaskDefinition json = TaskDefinition.parse(text);
        TaskDefinition yaml = TaskDefinition.parse("cpu: 1e400\nmemory: 99999999999999999999\nx: 1e999999999\n");
        String written = """
                {
                  "cpu": 1E+400,
                  "memory": 99999999999999999999,
                  "x": 1E+999999999
                }
                """;

        assertEquals(text, json.text());
        assertEquals(written, new TaskDefinition(json.document()).text());
        assertEquals(written, yaml.text());
        assertTrue(Rules.check(json).stream().anyMatch(it -> it.rule().equals("I06") && it.pointer().equals("/cpu")));
    }

    @Test
    void numbersOutOfAllBoundsAreRefusedInJsonAndTextsInYaml() throws Exception {
        String digits = "1".repeat(1_000_000);

        assertEquals(2, assertInstanceOf(TaskDefinitionProblem.NotJson.class,
                refusal("{\n\"a\": 1e99999999999}")).line());
        assertEquals(2, assertInstanceOf(TaskDefinitionProblem.NotJson.class,
                refusal("{\n\"a\": " + digits + "}")).line());
        for (String number : new String[] {"1e99999999999", digits, digits + ".5", "0x" + digits}) {
            assertEquals(number, TaskDefinition.parse("a: " + number).at("/a").textValue());
        }
    }

    private static String nested(String open, String close) {
        return open.repeat(DEEP) + close.repeat(DEEP);
    }

    private static TaskDefinitionProblem refusal(String text) {
        Problem problem = assertThrows(ProblemException.class, () -> TaskDefinition.parse(text)).problem();
        return assertInstanceOf(TaskDefinitionProblem.class, problem);
    }
}
