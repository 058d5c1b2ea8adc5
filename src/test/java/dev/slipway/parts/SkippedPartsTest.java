package dev.slipway.parts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.launcher.TestIdentifier;

class SkippedPartsTest {

    @TempDir
    Path folder;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void aSingleProcessTellsWhatItSkippedAndWhatThatNeeds() {
        SkippedParts alone = new SkippedParts(null, false, new PrintStream(said));
        skip(alone, "needs moto", "buckets", "roles");
        alone.testPlanExecutionFinished(null);
        assertEquals("Skipped: buckets, roles - needs moto%n".formatted(), said.toString());
    }

    @Test
    void theLastOfSeveralTellsWhatAllHaveSkippedAndOnlyOnce() {
        Path file = folder.resolve("skipped").resolve("1");
        SkippedParts first = new SkippedParts(file.toString(), false, new PrintStream(OutputStream.nullOutputStream()));
        SkippedParts second = new SkippedParts(file.toString(), false, new PrintStream(OutputStream.nullOutputStream()));
        SkippedParts last = new SkippedParts(file.toString(), true, new PrintStream(said));
        skip(first, "needs moto", "buckets");
        first.testPlanExecutionFinished(null);
        first.testPlanExecutionFinished(null);
        skip(second, "needs moto", "roles");
        second.testPlanExecutionFinished(null);
        skip(last, "needs a display", "pictures");
        last.testPlanExecutionFinished(null);
        assertEquals("Skipped: pictures - needs a display%nSkipped: buckets, roles - needs moto%n".formatted(),
                said.toString());
        assertFalse(Files.exists(file));
    }

    @Test
    void whatIsSwitchedOffForAnotherReasonIsNotTold() {
        SkippedParts alone = new SkippedParts(null, false, new PrintStream(said));
        skip(alone, "other systems cannot hold these names", "names");
        alone.testPlanExecutionFinished(null);
        assertEquals("", said.toString());
    }

    private static void skip(SkippedParts parts, String reason, String... tests) {
        for (String test : tests) {
            parts.executionSkipped(
                    TestIdentifier.from(new EngineDescriptor(UniqueId.forEngine(test), test)), reason);
        }
    }
}
