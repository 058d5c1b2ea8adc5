package dev.slipway.workflow;

/** Names and values as they are written into a workflow file. */
final class WorkflowText {

    private WorkflowText() {}

    /** The folder of a file, empty for the top. */
    static String folderOf(String file) {
        return file.contains("/") ? file.substring(0, file.lastIndexOf('/')) : "";
    }

    /** What stands for everything in the folder. */
    static String pattern(String folder) {
        return folder.isEmpty() ? "**" : escaped(folder) + "/**";
    }

    /** GitHub's filters read some characters as patterns. */
    static String escaped(String name) {
        return name.replaceAll("([*?+\\[\\]!\\\\])", "\\\\$1");
    }

    /** As a YAML scalar. */
    static String quoted(String value) {
        return "'" + printable(value).replace("'", "''") + "'";
    }

    /** @throws IllegalArgumentException when the value holds control characters, which YAML does not */
    static String printable(String value) {
        if (value.codePoints().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t')) {
            throw new IllegalArgumentException("a workflow file cannot hold control characters");
        }
        return value;
    }
}
