package dev.slipway.ui.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FileDiffTest {

    @Test
    void onlyWhatChangesIsShownWithThreeLinesAround() {
        assertEquals("""
                --- a/ci.yml
                +++ b/ci.yml
                @@ -2,7 +2,7 @@
                 2
                 3
                 4
                -5
                +five
                 6
                 7
                 8""", FileDiff.of("ci.yml", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n"));
    }

    @Test
    void otherLineEndsAreSeen() {
        String diff = FileDiff.of("ci.yml", "a\r\nb\r\n", "a\nb\n");

        assertTrue(diff.contains("-a␍\n-b␍\n+a\n+b"), diff);
    }

    @Test
    void sameLineEndsAreNotShown() {
        assertTrue(FileDiff.of("ci.yml", "a\r\nb\r\n", "a\r\nc\r\n").endsWith(" a\n-b\n+c"));
    }

    @Test
    void aMissingLastLineEndIsSeen() {
        assertTrue(FileDiff.of("ci.yml", "a", "a\n").contains("-\\ No newline at end of file"));
    }
}
