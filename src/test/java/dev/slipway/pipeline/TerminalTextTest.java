package dev.slipway.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTextTest {

    /** {@code ^} stands for the escape, {@code !} for the bell, {@code <} for the carriage return. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, value = {
            "plain text                    | plain text",
            "^[36;1mdocker build .^[0m     | docker build .",
            "^[2K^[1A^[?25lpulled          | pulled",
            "^]0;a title!said              | said",
            "^]8;;http://host^\\a link      | a link",
            "10%<50%<100%                  | 100%",
            "100%<                         | 100%",
            "cut in the middle ^[38;5      | 'cut in the middle '",
            "cut at its end^               | cut at its end",
            "^cboth^7 saved                | both saved"})
    void onlyWhatAReaderSeesIsLeft(String said, String seen) {
        assertEquals(seen, TerminalText.plain(said.replace('^', '\u001B').replace('!', '\u0007').replace('<', '\r')));
    }

    @ParameterizedTest
    @CsvSource({"'', ''", "'<', ''", "'<<', ''"})
    void nothingStaysNothing(String said, String seen) {
        assertEquals(seen, TerminalText.plain(said.replace('<', '\r')));
    }
}
