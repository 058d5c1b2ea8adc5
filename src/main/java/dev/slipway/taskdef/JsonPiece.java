package dev.slipway.taskdef;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** A JSON value as it stands in a text: what it says, and from where to where it is written. */
sealed interface JsonPiece {

    JsonNode node();

    /** The offset of its first character. */
    int start();

    /** The offset behind its last character. */
    int end();

    /** A text, a number, true, false or null. */
    record Leaf(JsonNode node, int start, int end) implements JsonPiece {}

    /** An object. */
    record Fields(JsonNode node, int start, int end, List<Member> members) implements JsonPiece {}

    /** A list. */
    record Items(JsonNode node, int start, int end, List<Member> members) implements JsonPiece {}

    /**
     * One value in an object or a list.
     *
     * @param name  its key; empty in a list
     * @param start where its key begins, or in a list the value
     */
    record Member(String name, int start, JsonPiece value) {}
}
