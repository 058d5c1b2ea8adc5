package dev.slipway.taskdef;

import dev.slipway.change.Problem;

/** Why a text is no task definition, or why one cannot be registered. Lines and columns count from 1. */
public sealed interface TaskDefinitionProblem extends Problem {

    /** There is nothing in it. */
    record Empty() implements TaskDefinitionProblem {}

    /** The text breaks JSON's grammar at this place; the message is the parser's. */
    record NotJson(int line, int column, String message) implements TaskDefinitionProblem {}

    /** The text is no JSON, and breaks YAML's grammar at this place; the message is the parser's. */
    record NotYaml(int line, int column, String message) implements TaskDefinitionProblem {}

    /** It is JSON, but no object; {@code found} is what it is, in JSON's words. */
    record NotAnObject(String found) implements TaskDefinitionProblem {}

    /** More characters than any task definition has; AWS takes 65,536 bytes. */
    record TooLarge(int characters, int limit) implements TaskDefinitionProblem {}

    /** Lists and objects inside each other deeper than any task definition has them. */
    record TooDeep(int line, int column, int limit) implements TaskDefinitionProblem {}

    /** More values than any task definition has room for. */
    record TooMany(int line, int column, int limit) implements TaskDefinitionProblem {}

    /** One object has a key twice; which of the two is meant cannot be known. */
    record DuplicateKey(String key, int line, int column) implements TaskDefinitionProblem {}

    /** A field that RegisterTaskDefinition does not have; sending would lose it. {@code meant} may be empty. */
    record UnknownField(String pointer, String meant) implements TaskDefinitionProblem {}

    /** A value of another JSON type than RegisterTaskDefinition's. */
    record WrongType(String pointer, String expected, String found) implements TaskDefinitionProblem {}

    /** It cannot be registered without a family. */
    record NoFamily() implements TaskDefinitionProblem {}

    /** There is no active revision of this family. */
    record NoRevision(String family) implements TaskDefinitionProblem {}
}
