package dev.slipway.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipway.pipeline.Expression.Truth;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExpressionTest {

    private static final Map<String, String> KNOWN = Map.of("github.event_name", "push", "github.ref",
            "refs/heads/main", "github.ref_name", "main", "always()", "true", "failure()", "", "env.EMPTY", "");

    @Test
    void conditionsAreToldAsFarAsTheyCanBe() {
        Map<String, Truth> told = Map.ofEntries(
                Map.entry("", Truth.YES),
                Map.entry("github.event_name == 'PUSH'", Truth.YES),
                Map.entry("${{ github.ref == 'refs/heads/it''s' }}", Truth.NO),
                Map.entry("!(github.ref_name == 'main') || always()", Truth.YES),
                Map.entry("failure()", Truth.NO),
                Map.entry("startsWith(github.ref, 'refs/tags/')", Truth.NO),
                Map.entry("endsWith(github.ref, 'main') && contains(github.ref, 'HEADS')", Truth.YES),
                Map.entry("github.actor == 'me'", Truth.UNKNOWN),
                Map.entry("github.actor == 'me' && false", Truth.NO),
                Map.entry("github.actor == 'me' || true", Truth.YES),
                Map.entry("!github.actor", Truth.UNKNOWN),
                Map.entry("vars.X > 3", Truth.UNKNOWN),
                Map.entry("(((", Truth.UNKNOWN),
                Map.entry("github.ref ==", Truth.UNKNOWN),
                Map.entry("!".repeat(1_900) + "true", Truth.YES),
                Map.entry("(".repeat(90_000), Truth.UNKNOWN),
                Map.entry("'" + "''".repeat(900), Truth.UNKNOWN));
        told.forEach((text, truth) -> assertEquals(truth, Expression.truth(text, KNOWN::get), text));
    }

    @Test
    void valuesAreTheOperandsThemselves() {
        assertEquals(Optional.of("main"), Expression.value("${{ github.ref_name }}", KNOWN::get));
        assertEquals(Optional.of("main"), Expression.value("env.EMPTY || github.ref_name", KNOWN::get));
        assertEquals(Optional.of("b"), Expression.value("github.ref && 'b'", KNOWN::get));
        assertEquals(Optional.empty(), Expression.value("secrets.X", KNOWN::get));
    }
}
