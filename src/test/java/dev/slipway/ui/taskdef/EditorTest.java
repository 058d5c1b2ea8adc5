package dev.slipway.ui.taskdef;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.taskdef.Edit;
import dev.slipway.taskdef.Stripped;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EditorTest {

    private static final String TEXT = """
            {
              // kept
              "family":   "a",
              "containerDefinitions": [ {"name": "web", "image": "web:1"} ]
            }
            """;

    private final Editor editor = new Editor();

    @BeforeEach
    void open() {
        editor.open(TEXT);
    }

    @Test
    void aWordTypedIntoTheJsonIsOneStepToUndo() {
        type("\"a\"", "\"ab\"");
        type("\"ab\"", "\"abc\"");
        type("\"web\"", "\"webx\"");

        editor.undo();
        assertEquals(TEXT.replace("\"a\"", "\"abc\""), editor.text().get());
        editor.undo();
        assertEquals(TEXT, editor.text().get());
        editor.redo();
        assertEquals(TEXT.replace("\"a\"", "\"abc\""), editor.text().get());
    }

    @Test
    void whatIsTypedIntoOneFieldIsOneStepUntilItIsLeft() {
        editor.edit("/family", now -> Edit.family(now, "b"));
        editor.edit("/family", now -> Edit.family(now, "bc"));
        editor.pause();
        editor.edit("/family", now -> Edit.family(now, "bcd"));

        editor.undo();
        assertEquals(TEXT.replace("\"a\"", "\"bc\""), editor.text().get());
        editor.undo();
        assertEquals(TEXT, editor.text().get());
        assertTrue(editor.redoable().get());
    }

    @Test
    void whatIsDoneAfterAnUndoCannotBeRedoneAway() {
        editor.edit("/family", now -> Edit.family(now, "b"));
        editor.undo();
        editor.edit("/family", now -> Edit.family(now, "c"));

        assertFalse(editor.redoable().get());
        editor.undo();
        assertEquals(TEXT, editor.text().get());
    }

    @Test
    void whatStoodBesideTheDefinitionIsListedAsTakenOut() {
        editor.open("""
                {"taskDefinition": {"family": "a", "revision": 3, "containerDefinitions": []}, "ResponseMetadata": {}}""");

        assertEquals(List.of("/ResponseMetadata", "/revision"),
                editor.removed().get().stream().map(Stripped.Removed::pointer).toList());
    }

    private void type(String before, String after) {
        editor.type(editor.text().get().replace(before, after));
    }
}
