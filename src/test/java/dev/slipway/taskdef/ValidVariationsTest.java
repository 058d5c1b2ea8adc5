package dev.slipway.taskdef;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.taskdef.Finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Valid definitions with optional fields put in at random; the seed stands in the message of a failure. */
class ValidVariationsTest {

    static final List<String> BASES = SingleFaults.BASES;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int EACH = 300;

    private record Variation(String pointer, List<String> values) {}

    @ParameterizedTest
    @FieldSource("BASES")
    void noneHasAnErrorOrAWarning(String base) throws Exception {
        List<Variation> variations = variations(base);
        for (int seed = 0; seed < EACH; seed++) {
            Random random = new Random(seed);
            TaskDefinition now = SingleFaults.base(base);
            List<String> done = new ArrayList<>();
            for (int i = random.nextInt(12); i >= 0; i--) {
                Variation variation = variations.get(random.nextInt(variations.size()));
                int container = random.nextInt(now.containers().size());
                String pointer = variation.pointer().replaceFirst("^C(\\d?)(?=/)", "/containerDefinitions/"
                        + (variation.pointer().matches("C\\d.*") ? "$1" : String.valueOf(container)));
                String value = variation.values().get(random.nextInt(variation.values().size()));
                now = FieldEdit.put(now, pointer, JSON.readTree(value));
                done.add(pointer + "=" + value);
            }
            List<Finding> grave = Rules.check(now).stream().filter(it -> it.severity() != Severity.INFO).toList();
            assertEquals(List.of(), grave, "seed " + seed + " " + done);
            assertEquals(List.of(), Stripping.of(now).removed(), "seed " + seed + " " + done);
        }
    }

    private static List<Variation> variations(String base) {
        return Samples.resource("/taskdef/valid-variations.txt").lines().filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" ", 2))
                .filter(parts -> parts[0].equals("*") || List.of(parts[0].split(",")).contains(base))
                .map(parts -> new Variation(parts[1].substring(0, parts[1].indexOf('=')),
                        List.of(parts[1].substring(parts[1].indexOf('=') + 1).split(" \\| ")))).toList();
    }
}
