package dev.slipway.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slipway.change.ProblemException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyDocumentTest {

    @Test
    void iamsPercentEncodingIsUndoneOnceOnly() throws ProblemException {
        String text = Policies.text(Policies.webIdentity(Policies.equalTo("\"repo:o/r:environment:a%3Ab+c d\"")));
        String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
        assertEquals(PolicyDocument.parse("p", text), PolicyDocument.parse("p", encoded));
        assertEquals(List.of("repo:o/r:environment:a%3Ab+c d"), PolicyDocument.parse("p", encoded).statements()
                .getFirst().conditions().getLast().values());
    }

    @Test
    void aSingleStatementNeedsNoList() throws ProblemException {
        PolicyDocument policy = PolicyDocument.parse("p",
                "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"s3:*\", \"Resource\": \"*\"}}");
        assertEquals(1, policy.statements().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not json", "{\"Statement\": [", "{} {}", "{\"Statement\": 1, \"Statement\": 2}"})
    void whatIsNoJsonIsRefused(String text) {
        var thrown = assertThrows(ProblemException.class, () -> PolicyDocument.parse("trust", text));
        assertEquals("problem.identity." + (text.isEmpty() ? "NotAPolicy" : "NotJson"), thrown.problem().key());
    }

    @Test
    void theLineOfBrokenJsonIsTold() {
        var thrown = assertThrows(ProblemException.class, () -> PolicyDocument.parse("trust", "{\n  \"Version\": oops\n}"));
        assertEquals(2, assertInstanceOf(IdentityProblem.NotJson.class, thrown.problem()).line());
    }

    @Test
    void endlessNestingAndEndlessTextAreRefused() {
        String deep = "{\"Statement\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        assertThrows(ProblemException.class, () -> PolicyDocument.parse("p", deep.substring(0, 100_000)));
        assertThrows(ProblemException.class, () -> PolicyDocument.parse("p", "{\"Id\": \"" + "x".repeat(300_000) + "\"}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "[]|''|[]",
        "{}|Statement|Statement",
        "{\"Statement\": []}|Statement|[]",
        "{\"Statement\": [3]}|Statement[0]|3",
        "{\"Statement\": [{\"Effect\": \"allow\", \"Action\": \"*\"}]}|Statement[0].Effect|allow",
        "{\"Statement\": [{\"Action\": \"*\"}]}|Statement[0].Effect|Effect",
        "{\"Statement\": [{\"Effect\": \"Allow\"}]}|Statement[0]|Action",
        "{\"Statement\": [{\"Effect\": \"Allow\", \"Action\": null}]}|Statement[0].Action|null",
        "{\"Statement\": [{\"Effect\": \"Allow\", \"Actions\": \"*\"}]}|Statement[0]|Actions",
        "{\"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"*\", \"Principal\": 5}]}|Statement[0].Principal|5",
        "{\"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"*\", \"Condition\": {\"StringEqual\": {}}}]}"
            + "|Statement[0].Condition|StringEqual"})
    void whatIamWouldNotTakeIsRefusedWithThePlace(String text, String place, String found) {
        var thrown = assertThrows(ProblemException.class, () -> PolicyDocument.parse("trust", text));
        assertEquals(new IdentityProblem.NotAPolicy("trust", place, found), thrown.problem());
    }
}
