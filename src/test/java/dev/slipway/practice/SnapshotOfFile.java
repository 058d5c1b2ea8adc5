package dev.slipway.practice;

import dev.slipway.change.Pause;
import java.nio.file.Path;
import java.time.Duration;

/** Prints what the account of a journal says, at its end and ten minutes later, in a Java of its own. */
public final class SnapshotOfFile {

    private SnapshotOfFile() {}

    /** @param arguments the journal */
    public static void main(String[] arguments) throws Exception {
        System.out.print(of(Path.of(arguments[0])));
    }

    static String of(Path file) throws Exception {
        PracticeJournal journal = PracticeJournal.read(file);
        PracticeParts parts = PracticeParts.open(journal, PracticeClock.still(journal.end()),
                file.resolveSibling("nowhere"), Pause.none()).parts();
        String now = String.join("\n", PracticeSnapshot.of(parts));
        parts.clock().advance(Duration.ofMinutes(10));
        return PracticeImage.sha256(now) + " " + PracticeImage.sha256(String.join("\n", PracticeSnapshot.of(parts)));
    }
}
