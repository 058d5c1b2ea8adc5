package dev.slipway.change;

import static dev.slipway.change.Sheets.sheet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.parts.ChildJvm;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KilledHalfWayTest {

    private static final List<String> THREE = List.of("one", "two", "three");

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "killed {0} the second change was made")
    @ValueSource(strings = {"before", "after"})
    void theNextStartSaysHowFarItCameAndNothingIsCreatedTwice(String moment) throws Exception {
        Process slipway = ChildJvm.of(AppliesThree.class, folder.toString(), moment).start();
        try (BufferedReader out = slipway.inputReader()) {
            assertEquals("in the middle", out.readLine());
        } finally {
            slipway.destroyForcibly();
        }
        assertTrue(slipway.waitFor(20, TimeUnit.SECONDS));

        try (Ledger ledger = Ledger.open(folder.resolve("ledger.jsonl"), InstantSource.system())) {
            Interruption interruption = ledger.interruption();
            assertEquals("test.sheets", interruption.operation());
            assertEquals(List.of(sheet("one")), interruption.done());
            assertEquals(List.of(sheet("two")), interruption.uncertain());
            assertEquals(List.of(sheet("three")), interruption.notBegun());

            Sheets sheets = Sheets.in(folder);
            new Applier(ledger, Pause.none()).apply(sheets, sheets.plan(THREE), Progress.none());

            assertEquals(THREE, Sheets.created(folder));
            assertTrue(ledger.interruption().isNone());
        }
    }

    /** A Slipway that stops for ever in the middle of its second change. */
    static final class AppliesThree {

        private AppliesThree() {}

        public static void main(String[] args) throws Exception {
            Path folder = Path.of(args[0]);
            Sheets.Event stopping = _ -> {
                System.out.println("in the middle");
                Pause.sleeping().of(Duration.ofMinutes(1));
            };
            Sheets sheets = args[1].equals("before") ? Sheets.in(folder).before("two", stopping)
                    : Sheets.in(folder).after("two", stopping);
            try (Ledger ledger = Ledger.open(folder.resolve("ledger.jsonl"), InstantSource.system())) {
                new Applier(ledger, Pause.none()).apply(sheets, sheets.plan(THREE), Progress.none());
            }
        }
    }
}
