package dev.slipway.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.change.ProblemException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * An IAM policy document: its JSON as it was, and its statements as they are understood.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html">Policy grammar</a>
 */
public final class PolicyDocument {

    static final String VERSION = "2012-10-17";

    private final String name;
    private final ObjectNode json;
    private final List<PolicyStatement> statements;

    private PolicyDocument(String name, ObjectNode json, List<PolicyStatement> statements) {
        this.name = name;
        this.json = json;
        this.statements = List.copyOf(statements);
    }

    /**
     * Reads a policy as IAM stores it or gives it back (percent-encoded).
     *
     * @param name which policy it is, for problems and notes
     * @throws ProblemException {@link IdentityProblem.NotJson} or {@link IdentityProblem.NotAPolicy}, with the place
     */
    public static PolicyDocument parse(String name, String text) throws ProblemException {
        return of(name, PolicyJson.read(name, decoded(text)));
    }

    /** @throws ProblemException {@link IdentityProblem.NotAPolicy}, with the place */
    public static PolicyDocument of(String name, JsonNode json) throws ProblemException {
        List<PolicyStatement> statements = new PolicyReader(name, json).statements();
        return new PolicyDocument(name, ((ObjectNode) json).deepCopy(), statements);
    }

    /** A document of our own making, which is a policy by construction. */
    static PolicyDocument made(String name, List<ObjectNode> statements) {
        ObjectNode json = PolicyJson.object();
        json.put("Version", VERSION);
        ArrayNode list = json.putArray("Statement");
        statements.forEach(list::add);
        try {
            return of(name, json);
        } catch (ProblemException e) {
            throw new IllegalStateException("Slipway made a policy that IAM does not take: " + json, e);
        }
    }

    /** The same document with these statements, everything else as it was. */
    PolicyDocument with(List<ObjectNode> statements) {
        ObjectNode changed = json.deepCopy();
        ArrayNode list = changed.putArray("Statement");
        statements.forEach(list::add);
        try {
            return of(name, changed);
        } catch (ProblemException e) {
            throw new IllegalStateException("Slipway made a policy that IAM does not take: " + changed, e);
        }
    }

    /** Which policy it is. */
    public String name() {
        return name;
    }

    public List<PolicyStatement> statements() {
        return statements;
    }

    /** The place of a statement, counted from 0, as problems tell it. */
    String place(int statement) {
        return json.get("Statement").isArray() ? "Statement[" + statement + "]" : "Statement";
    }

    JsonNode json() {
        return json.deepCopy();
    }

    /** Indented, for a person. */
    public String pretty() {
        return PolicyJson.pretty(json);
    }

    /** On one line, as it is sent. */
    public String compact() {
        return json.toString();
    }

    /** As IAM counts for its limits: characters that are no blanks. */
    int size() {
        return (int) compact().codePoints().filter(c -> !Character.isWhitespace(c)).count();
    }

    private static String decoded(String text) {
        // GitHub writes a colon inside a name as %3A, so only what is encoded as a whole is decoded
        return text.stripLeading().startsWith("%") ? URLDecoder.decode(text.replace("+", "%2B"),
                StandardCharsets.UTF_8) : text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PolicyDocument document && json.equals(document.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return name + ": " + compact();
    }
}
