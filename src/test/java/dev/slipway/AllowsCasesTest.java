package dev.slipway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.ui.Texts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Policies, requests and what IAM says to them, through the command itself. Each line of the file has an id that says
 * what it is about, the source of what is expected, and either the verdict or the error with its place.
 */
class AllowsCasesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void isAnsweredAsIamWould(Case wanted) throws IOException {
        List<String> lines = new ArrayList<>();

        int status = new AllowsCommand(new Texts(Texts.Language.ENGLISH), true).answer(
                new ByteArrayInputStream(wanted.json().toString().getBytes(StandardCharsets.UTF_8)), lines::add);

        assertEquals(1, lines.size());
        JsonNode answer = JSON.readTree(lines.getFirst());
        assertEquals(wanted.json().get("id"), answer.get("id"));
        assertEquals(wanted.json().path("verdict"), answer.path("verdict"), lines::getFirst);
        assertEquals(wanted.json().path("error"), answer.path("error").path("problem"), lines::getFirst);
        assertEquals(wanted.json().has("error") ? 2 : 0, status);
        if (wanted.json().has("statement")) {
            assertEquals(wanted.json().get("statement"), answer.get("statement"), lines::getFirst);
        }
        if (wanted.json().has("error")) {
            assertEquals(wanted.json().get("place"), answer.get("error").get("place"), lines::getFirst);
        }
        assertEquals(wanted.json().path("verdict").asText("none").matches("none|implicitly-denied"),
                !answer.has("statement"), lines::getFirst);
    }

    @Test
    void thereAreMoreThanFiveHundredEachWithItsOwnNameAndASource() throws IOException {
        Set<String> names = new HashSet<>();
        for (Case one : cases()) {
            assertTrue(names.add(one.toString()), () -> one + " stands twice");
            assertTrue(one.json().path("source").asText().matches("(https://|idea: |README).+"), one::toString);
        }
        assertTrue(names.size() > 500, () -> names.size() + " cases");
    }

    private static List<Case> cases() throws IOException {
        try (InputStream file = AllowsCasesTest.class.getResourceAsStream("/dev/slipway/identity/allows-cases.jsonl")) {
            List<Case> cases = new ArrayList<>();
            for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                cases.add(new Case(JSON.readTree(line)));
            }
            return cases;
        }
    }

    /** A line of the file, shown by its name. */
    private record Case(JsonNode json) {
        @Override
        public String toString() {
            return json.get("id").asText();
        }
    }
}
