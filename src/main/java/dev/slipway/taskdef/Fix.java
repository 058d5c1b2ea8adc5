package dev.slipway.taskdef;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;

/** An edit that mends a finding, as data: shown before it is made. Pointers are JSON pointers. */
public sealed interface Fix {

    /** The definition with this fix made. */
    TaskDefinition appliedTo(TaskDefinition definition);

    /** Puts this value there, in place of what is there, if anything is. */
    record Put(String pointer, JsonNode value) implements Fix {
        public Put {
            Objects.requireNonNull(pointer);
            value = value.deepCopy();
        }

        @Override
        public TaskDefinition appliedTo(TaskDefinition definition) {
            return FieldEdit.put(definition, pointer, value);
        }
    }

    /** Takes comments and commas too many out of the text. */
    record Strict() implements Fix {
        @Override
        public TaskDefinition appliedTo(TaskDefinition definition) {
            return definition.strict();
        }
    }

    /** Takes it out. */
    record Remove(String pointer) implements Fix {
        @Override
        public TaskDefinition appliedTo(TaskDefinition definition) {
            return FieldEdit.remove(definition, pointer);
        }
    }

    /** Gives the field another name; its value and its place among the others stay. */
    record Rename(String pointer, String name) implements Fix {
        @Override
        public TaskDefinition appliedTo(TaskDefinition definition) {
            return FieldEdit.rename(definition, pointer, name);
        }
    }

    /** Renames a container, and everything that names it follows. */
    record RenameContainer(String from, String to) implements Fix {
        @Override
        public TaskDefinition appliedTo(TaskDefinition definition) {
            return Edit.renameContainer(definition, from, to);
        }
    }

    /** Moves a container's port mapping to this port, or gives it one. */
    record MovePort(String container, int port) implements Fix {
        @Override
        public TaskDefinition appliedTo(TaskDefinition definition) {
            return Edit.containerPort(definition, container, port);
        }
    }
}
