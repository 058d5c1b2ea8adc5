package dev.slipway.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipway.change.Bytes;
import dev.slipway.change.Note;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantitiesTest {

    private final Texts english = new Texts(Texts.Language.ENGLISH);
    private final Texts japanese = new Texts(Texts.Language.JAPANESE);

    @ParameterizedTest
    @CsvSource({"-5,0 B", "0,0 B", "999,999 B", "1000,1 kB", "1500,2 kB", "999499,999 kB", "999500,1.0 MB",
        "1500000,1.5 MB", "9949999,9.9 MB", "9950000,10 MB", "999400000,999 MB", "999600000,1.0 GB", "12000000000,12 GB"})
    void aSizeHasTheUnitThatAPersonWouldTake(long bytes, String words) {
        assertEquals(words, english.words(new Bytes(bytes)));
        assertEquals(words, japanese.words(new Bytes(bytes)));
    }

    @ParameterizedTest
    @CsvSource({"-1000,0 s,0 秒", "0,0 s,0 秒", "400,0.4 s,0.4 秒", "1000,1 s,1 秒", "5000,5 s,5 秒", "59999,59.9 s,59.9 秒",
        "60000,1 min,1 分", "80000,1 min 20 s,1 分 20 秒", "3600000,1 h,1 時間", "5400000,1 h 30 min,1 時間 30 分",
        "172799000,47 h 59 min,47 時間 59 分", "172800000,2 days,2 日", "450000000,5 days 5 h,5 日 5 時間"})
    void aTimeHasItsTwoBiggestUnits(long millis, String inEnglish, String inJapanese) {
        assertEquals(inEnglish, english.words(Duration.ofMillis(millis)));
        assertEquals(inJapanese, japanese.words(Duration.ofMillis(millis)));
    }

    @ParameterizedTest
    @CsvSource({"Asia/Tokyo,'27 Nov 2026, 09:05',2026/11/27 09:05", "UTC,'27 Nov 2026, 00:05',2026/11/27 00:05"})
    void aMomentIsOnTheClockOfThisComputer(String zone, String inEnglish, String inJapanese) {
        Instant moment = Instant.parse("2026-11-27T00:05:30Z");
        assertEquals(inEnglish, new Quantities(english, ZoneId.of(zone)).words(moment).orElseThrow());
        assertEquals(inJapanese, new Quantities(japanese, ZoneId.of(zone)).words(moment).orElseThrow());
    }

    @Test
    void aDayIsWrittenAsTheLanguageWritesIt() {
        assertEquals("7 Nov 2026", english.words(LocalDate.of(2026, 11, 7)));
        assertEquals("2026/11/07", japanese.words(LocalDate.of(2026, 11, 7)));
    }

    @Test
    void severalFactsStandInALineEachInItsOwnWords() {
        List<Object> facts = List.of("sg-1", new Bytes(1_500_000), Note.info("kind.FILE"));
        assertEquals("sg-1, 1.5 MB, file", english.words(facts));
        assertEquals("sg-1、1.5 MB、ファイル", japanese.words(facts));
    }
}
