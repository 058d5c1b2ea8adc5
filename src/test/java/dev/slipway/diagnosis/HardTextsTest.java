package dev.slipway.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.slipway.diagnosis.Evidence.Kind;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing in a text may make the diagnosis hang, fail, or forget the failure at a log's end. */
class HardTextsTest {

    private static final int LINES = 100_000;

    @Test
    void theFailureAtTheEndOfALongLogIsFound() {
        Finding first = Diagnosis.of(new Evidence(Kind.ACTIONS_LOG, log(LINES) + "Error: Cluster not found.\n")).first();

        assertEquals(Cause.CLUSTER_NOT_FOUND, first.cause());
        assertEquals("Cluster not found", first.words());
    }

    @ParameterizedTest
    @MethodSource("repetitions")
    void textsThatRepeatThemselvesTakeNoLonger(String piece) {
        String text = piece.repeat(4_000_000 / piece.length());
        for (Kind kind : new Kind[] {Kind.ACTIONS_LOG, Kind.STOPPED_REASON, Kind.TEXT}) {
            Diagnosis diagnosis = assertTimeoutPreemptively(Duration.ofSeconds(20),
                    () -> Diagnosis.of(new Evidence(kind, text)));
            assertNotNull(diagnosis.first());
        }
    }

    static Stream<String> repetitions() {
        return Stream.of(" ", "\n",
                "\\", "\u001b[", "[1;", "&quot;", "%0A", "#1 ", "a\t", "0", "error ", "exec ", "exec /a: ",
                "CannotPull ", "service ", "is not authorized to perform: ", "exit code: 1 ", "PRIMARY ",
                "PRIMARY 1 [a] 1 1 1 ",
                "2026-01-29T06:56:10Z ", "assumed-role/", "\\u001b", "\\u00", "\ud83d", "toomanyrequests",
                "unable to pull secrets ", "perform: a", "no such file or directory ", "{\"a\":[", "port 80", "\0",
                "1 failed ", "1 error found ", "sh: ", "sh: a: not found\n");
    }

    @Test
    void ofAVeryLongTextBothEndsAreRead() {
        String middle = "x ".repeat(20_000_000);

        assertEquals("cluster-not-found", Messages.answer(new Evidence(Kind.API_ERROR, middle + "Cluster not found.")));
        assertEquals("cluster-not-found", Messages.answer(new Evidence(Kind.API_ERROR,
                "Cluster not found. " + middle)));
    }

    @Test
    void bytesWithoutSenseAreUnknown() {
        Random random = new Random(4);
        StringBuilder noise = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            noise.append((char) random.nextInt(65_536));
        }
        for (Kind kind : Kind.values()) {
            assertEquals("unknown", Messages.answer(new Evidence(kind, noise.toString())), kind::id);
        }
    }

    private static String log(int lines) {
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            log.append("2026-01-29T06:56:10.9562452Z #12 ").append(i % 60)
                    .append(".421 [INFO] resolved dependency ").append(i)
                    .append(" of module shop-api from the service registry, task ").append(Integer
                            .toHexString(i * 31)).append('\n');
        }
        return log.toString();
    }
}
