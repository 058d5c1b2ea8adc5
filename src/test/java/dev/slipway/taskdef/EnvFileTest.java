package dev.slipway.taskdef;

import static dev.slipway.taskdef.Samples.definition;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvFileTest {

    @Test
    void everyWayOfWritingAVariableIsUnderstood() {
        EnvFile file = EnvFile.read("""
                # the database
                DB_HOST=db.example
                export DB_PORT = 5432   # as always

                EMPTY=
                SINGLE='a "b" $c # d'
                DOUBLE="line one\\nline \\"two\\" C:\\\\temp \\x"
                KEY="-----BEGIN
                abc
                -----END"
                URL=https://a.example/?q=1#top
                """);

        assertEquals(Map.of("DB_HOST", "db.example", "DB_PORT", "5432", "EMPTY", "", "SINGLE", "a \"b\" $c # d",
                "DOUBLE", "line one\nline \"two\" C:\\temp \\x", "KEY", "-----BEGIN\nabc\n-----END",
                "URL", "https://a.example/?q=1#top"), file.variables());
        assertEquals(List.of("DB_HOST", "DB_PORT", "EMPTY", "SINGLE", "DOUBLE", "KEY", "URL"),
                List.copyOf(file.variables().keySet()));
        assertEquals(List.of(), file.unread());
    }

    @Test
    void linesThatAreNoVariablesAreCountedAndTheLastOfTwoCounts() {
        EnvFile file = EnvFile.read("A=1\nhello world\n1B=2\nA=3\nC='open\nD=4");

        assertEquals(Map.of("A", "3", "C", "'open", "D", "4"), file.variables());
        assertEquals(List.of(2, 3), file.unread());
    }

    @Test
    void onePairIsToldFromAnythingElse() {
        assertTrue(EnvFile.read("A=1").isPair());
        assertFalse(EnvFile.read("hello").isPair());
        assertFalse(EnvFile.read("A=1\nB=2").isPair());
        assertEquals(Map.of(), EnvFile.read("").variables());
    }

    @Test
    void whatIsThereKeepsItsPlaceAndTheRestFollows() {
        TaskDefinition before = definition("""
                {'containerDefinitions': [{'environment': [{'name': 'B', 'value': '1'}, {'name': 'A', 'value': '1'}]}]}""");

        TaskDefinition after = EnvFile.read("A=2\nC=3").into(before, "/containerDefinitions/0/environment", "name", "value");

        assertEquals(definition("""
                {'containerDefinitions': [{'environment': [{'name': 'B', 'value': '1'}, {'name': 'A', 'value': '2'},
                {'name': 'C', 'value': '3'}]}]}"""), after);
        assertEquals(definition("{'containerDefinitions': [{'secrets': [{'name': 'C', 'valueFrom': 'x'}]}]}"),
                EnvFile.read("C=x").into(definition("{'containerDefinitions': [{}]}"),
                        "/containerDefinitions/0/secrets", "name", "valueFrom"));
        assertEquals(definition("{'containerDefinitions': [{'dockerLabels': {'a': '2', 'b': '1'}}]}"),
                EnvFile.read("a=2\nb=1").into(definition("{'containerDefinitions': [{'dockerLabels': {'a': '1'}}]}"),
                        "/containerDefinitions/0/dockerLabels", "key", "value"));
    }
}
