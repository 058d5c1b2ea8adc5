package dev.slipway.cleanup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Subject;
import dev.slipway.pipeline.Platform;
import dev.slipway.pipeline.StateFolder;
import dev.slipway.pipeline.TaskSize;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The price table, what is counted with it, and when somebody is reminded. */
class PricesTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final TaskSize USUAL = TaskSize.defaults();

    @TempDir
    private Path home;
    private PriceFile file;

    @BeforeEach
    void place() {
        file = new PriceFile(new StateFolder(home.resolve("state")));
    }

    @Test
    void withoutAFileTheBundledTableCounts() {
        PriceFile.Found found = file.read();

        assertFalse(found.isOwn());
        assertEquals(Optional.empty(), found.problem());
        assertEquals(YearMonth.of(2026, 11), found.table().read());
        assertEquals("ap-northeast-1", found.table().near("ap-northeast-1").region());
        assertEquals("us-east-1", found.table().near("eu-north-1").region());
    }

    @Test
    void theUsualTaskWithItsAddressInTokyoCostsAboutThreeAndAHalfCentsAnHour() {
        Prices tokyo = PriceTable.bundled().near("ap-northeast-1");

        assertEquals(0.5 * 0.05056 + 0.00553 + 0.005, tokyo.hour(new Usage.Tasks(1, USUAL, 1)), 1e-9);
        assertEquals(0.8 * (0.5 * 0.05056 + 0.00553),
                tokyo.hour(new Usage.Tasks(1, new TaskSize(512, 1024, Platform.ARM64), 0)), 1e-9);
        assertEquals(0.0243 + 2 * 0.005, tokyo.hour(new Usage.Balancer(2)), 1e-9);
        assertEquals(7.3 * 0.1 / 730, tokyo.hour(new Usage.Images(7_300_000_000L)), 1e-9);
        assertEquals(0, tokyo.hour(new Usage.Logs(1_000_000_000)), 0);
        assertEquals(0.76, tokyo.soFar(new Usage.Logs(1_000_000_000), Duration.ofHours(1)), 1e-9);
    }

    @Test
    void aBillAddsUpWhatIsThereAndSaysSinceWhenSomethingRuns() {
        Prices tokyo = PriceTable.bundled().near("ap-northeast-1");
        Leftover service = thing(NOW.minus(Duration.ofHours(3)), new Usage.Tasks(2, USUAL, 2));
        Leftover images = thing(NOW.minus(Duration.ofDays(3)), new Usage.Images(1));

        Bill bill = Bill.of(List.of(service, images), tokyo, NOW);

        assertEquals(2 * (0.5 * 0.05056 + 0.00553 + 0.005), bill.hour(), 1e-6);
        assertEquals(3 * bill.hour(), bill.soFar(), 1e-6);
        assertEquals(24 * 30 * bill.hour(), bill.month(), 1e-6);
        assertEquals(Optional.of(NOW.minus(Duration.ofHours(3))), bill.running());
        assertEquals(Optional.empty(), Bill.of(List.of(images), tokyo, NOW).running());
    }

    private static Leftover thing(Instant since, Usage usage) {
        return new Leftover(new Thing(new Subject(Subject.Kind.SERVICE, "s"), "s", "", Optional.of(since)), usage,
                Set.of(), List.of(), Optional.empty());
    }

    @Test
    void theFileBeginsAsTheBundledTableAndIsNeverWrittenOver() throws Exception {
        file.begin();
        assertEquals(PriceTable.bundled(), file.read().table());
        assertTrue(file.read().isOwn());

        Files.writeString(file.path(), Files.readString(file.path()).replace("0.05056", "0.06"));
        file.begin();
        assertEquals(0.06, file.read().table().near("ap-northeast-1").of(Prices.Figure.VCPU_HOUR));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "logsGb" : 0.76 | "logsGb" : "0.76" | BadFigure /regions/ap-northeast-1/logsGb
            "logsGb" : 0.76 | "logsGb" : -1     | BadFigure /regions/ap-northeast-1/logsGb
            "logsGb" : 0.76 | "logsGb" : 1e999  | BadFigure /regions/ap-northeast-1/logsGb
            "logsGb" : 0.76 | "logsGb" : 1001   | BadFigure /regions/ap-northeast-1/logsGb
            "fargateArmFactor" : 0.8 | "fargateArmFactor" : 1.2 | BadFigure /regions/us-east-1/fargateArmFactor
            "logsGb" : 0.76 | "logsGB" : 0.76   | UnknownFigure /regions/ap-northeast-1/logsGB
            "logsGb" : 0.76, | | MissingFigure /regions/ap-northeast-1/logsGb
            "read" : "2026-11", | | MissingFigure /read
            "2026-11" | "November" | BadEntry /read
            "note" : "" | "note" : 3 | BadEntry /note
            "note" : "" | "nota" : "" | UnknownFigure /nota
            "us-east-1" | "Virginia" | BadEntry /regions/Virginia
            "fromMemory" : [ | "fromMemory" : [ "x", | UnknownFigure /regions/us-east-1/fromMemory/x
            """)
    void whatIsWrongIsToldWithItsPlaceAndTheBundledTableCounts(String from, String to, String told) throws Exception {
        String text = PriceTable.bundledText();
        assertTrue(text.contains(from), from);
        Problem problem = refused(text.replaceFirst(Pattern.quote(from), to == null ? "" : to));

        assertEquals(told, problem.getClass().getSimpleName() + " " + problem.facts().get(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{} {}", "{\"read\": 1, \"read\": 2}", "\u0000", "{\"regions\": {}}"})
    void whatIsNoTableIsRefused(String text) throws Exception {
        assertInstanceOf(CleanupProblem.class, refused(text));
    }

    @Test
    void aBrokenLineIsNamed() throws Exception {
        var problem = assertInstanceOf(CleanupProblem.PricesNotJson.class,
                refused("{\n  \"read\" : \"2026-11\"\n  \"note\" : \"\"\n}"));
        assertEquals(3, problem.line());
    }

    @Test
    void deepHugeAndForeignFilesAreRefused() throws Exception {
        assertInstanceOf(CleanupProblem.PricesNotJson.class, refused("[".repeat(100_000)));
        assertInstanceOf(CleanupProblem.PricesTooLarge.class, refused(" ".repeat(300_000)));
        Files.write(file.path(), "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
        assertInstanceOf(CleanupProblem.StateUnusable.class, file.read().problem().orElseThrow());
        Files.delete(file.path());
        Files.createDirectory(file.path());
        assertInstanceOf(CleanupProblem.StateUnusable.class, file.read().problem().orElseThrow());
    }

    private Problem refused(String text) throws IOException {
        Files.createDirectories(file.path().getParent());
        Files.writeString(file.path(), text);
        PriceFile.Found found = file.read();
        assertEquals(PriceTable.bundled(), found.table());
        assertFalse(found.isOwn());
        return found.problem().orElseThrow();
    }

    @Test
    void aReminderIsDueAfterTheHoursAndOnceADayAtMost() throws ProblemException {
        Reminder reminder = new Reminder(new StateFolder(home.resolve("state")));
        LocalDate today = LocalDate.of(2026, 11, 23);
        assertFalse(reminder.due(NOW, today).test(NOW.minus(Duration.ofHours(7))));
        assertTrue(reminder.due(NOW, today).test(NOW.minus(Duration.ofHours(8))));

        reminder.setHours(2);
        assertTrue(reminder.due(NOW, today).test(NOW.minus(Duration.ofHours(2))));
        reminder.dismiss(today);
        assertFalse(reminder.due(NOW, today).test(NOW.minus(Duration.ofHours(9))));
        assertTrue(reminder.due(NOW, today.plusDays(1)).test(NOW.minus(Duration.ofHours(9))));
        assertEquals(2, reminder.hours());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[", "[1]", "{\"afterHours\": 0}", "{\"afterHours\": 1e9}", "{\"afterHours\": \"x\"}"})
    void aReminderFileThatSaysNothingUsableCountsAsNone(String text) throws Exception {
        Files.createDirectories(home.resolve("state"));
        Files.writeString(home.resolve("state/reminder.json"), text);

        assertEquals(Reminder.USUAL_HOURS, new Reminder(new StateFolder(home.resolve("state"))).hours());
    }
}
