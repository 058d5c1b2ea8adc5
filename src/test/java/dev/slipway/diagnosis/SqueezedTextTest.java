package dev.slipway.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqueezedTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Exit code: 137           | exitcode137",
        "\\u001b[31mred\\u001b[0m | red",
        "[1;31mred[0m             | red",
        "^[[31mred^[[0m           | red",
        "a\\nb\\\\tc\\\"d\\/e     | abcde",
        "\\u0041\\u00zz           | au00zz",
        "say &quot;no&quot;%0Anow | saynonow",
        "100%                     | 100",
        "2026-01-29T06:56:10.95Z a| a",
        "[09:02:55,523] [main] a  | maina",
        "2026/01/29 06:56:10 a    | a",
        "#12 0.456 RUN make       | runmake",
        "#12 ERROR: x             | errorx",
        "##[error]Node failed     | nodefailed",
        "2026 was a year          | 2026wasayear",
        "12:30 is no log time     | 1230isnologtime"})
    void onlyLettersAndDigitsOfTheMessageAreLeft(String text, String letters) {
        assertEquals(letters, SqueezedText.of(text).letters());
    }

    @Test
    void theColumnsOfGhAreLeftOut() {
        assertEquals("helloworld", SqueezedText.of("build\tRun tests\t2026-01-29T06:56:10.9Z hello\n"
                + "build\tRun tests\t2026-01-29T06:56:10.9Z world").letters());
        assertEquals("abc", SqueezedText.of("a\tb\tc").letters());
    }

    @Test
    void everyLetterKnowsItsPlace() {
        SqueezedText text = SqueezedText.of("a \u001b[31mB\n2026-01-29 06:56:10 c");

        assertEquals("abc", text.letters());
        assertEquals(new Quote(7, 30), text.quote(1, 3));
        assertEquals(1, text.at(3));
        assertTrue(text.isWordEdge(1));
        assertFalse(SqueezedText.of("ab").isWordEdge(1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Reason: Capa|true", "done.|false", "\"x\"|false", "and so on...|true",
            "''|false"})
    void anEndWithoutAMarkMayBeMissing(String text, boolean isCut) {
        assertEquals(isCut, SqueezedText.of(text).mayBeCut());
    }
}
