package dev.slipway.taskdef;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the fuzzer begins with, and a little at random: the long way is {@code mvn -Pfuzz}. */
class FuzzTargetsTest {

    private static final Path SEEDS = Path.of(System.getProperty("slipway.basedir", ""), "src/test/resources/fuzz");

    @ParameterizedTest
    @MethodSource("parserSeeds")
    void theParsersKeepTheSeeds(Path seed) throws IOException {
        byte[] data = Files.readAllBytes(seed);

        assertDoesNotThrow(() -> TaskDefinition.parse(new String(data, StandardCharsets.UTF_8)));
        assertDoesNotThrow(() -> ParsersFuzz.fuzzerTestOneInput(data));
    }

    @Test
    void theRulesTakeDocumentsDrawnAtRandom() {
        for (int i = 0; i < 300; i++) {
            Random random = new Random(i);
            byte[] data = new byte[random.nextInt(4096)];
            random.nextBytes(data);
            assertDoesNotThrow(() -> RulesFuzz.fuzzerTestOneInput(data), "drawn with seed " + i);
        }
    }

    @Test
    void drawnDocumentsLookLikeTaskDefinitions() {
        byte[] data = new byte[4096];
        new Random(1).nextBytes(data);
        TaskDefinition drawn = DrawnDocument.of(data);

        List<Stripped.Removed> removed = Stripping.of(drawn).removed();
        assertTrue(drawn.root().size() > removed.size(), drawn::text);
        assertTrue(Rules.check(drawn).size() > 3, drawn::text);
    }

    @Test
    void thePlantedFaultIsThere() {
        assertThrows(IllegalStateException.class,
                () -> PlantedFuzz.fuzzerTestOneInput("slipwy".getBytes(StandardCharsets.US_ASCII)));
        assertDoesNotThrow(() -> PlantedFuzz.fuzzerTestOneInput("slipwa".getBytes(StandardCharsets.US_ASCII)));
    }

    private static List<Path> parserSeeds() throws IOException {
        try (Stream<Path> seeds = Files.list(SEEDS.resolve("parsers"))) {
            return seeds.sorted().toList();
        }
    }
}
