package dev.slipway.taskdef;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The variables of a {@code .env} file or of {@code KEY=VALUE} lines: comments, {@code export}, and values in single or
 * double quotes, which may go over several lines, are understood; a name that comes twice counts as it was last.
 *
 * @param variables values by name, in the order of the text
 * @param unread    the numbers of the lines that are none of these, counted from 1
 * @param lines     how many lines there were
 */
public record EnvFile(SequencedMap<String, String> variables, List<Integer> unread, int lines) {

    private static final Pattern PAIR = Pattern.compile("\\s*(?:export\\s+)?([A-Za-z_][\\w.-]*)\\s*=[ \\t]*(.*)");
    private static final Pattern COMMENT = Pattern.compile("\\s*(#.*)?");

    public EnvFile {
        variables = new LinkedHashMap<>(variables);
        unread = List.copyOf(unread);
    }

    public static EnvFile read(String text) {
        List<String> lines = text.lines().toList();
        SequencedMap<String, String> variables = new LinkedHashMap<>();
        List<Integer> unread = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher pair = PAIR.matcher(lines.get(i));
            if (pair.matches()) {
                int last = lastLine(lines, i, pair.group(2));
                String value = pair.group(2) + (last == i ? "" : "\n" + String.join("\n", lines.subList(i + 1, last + 1)));
                variables.putLast(pair.group(1), unquoted(value));
                i = last;
            } else if (!COMMENT.matcher(lines.get(i)).matches()) {
                unread.add(i + 1);
            }
        }
        return new EnvFile(variables, unread, lines.size());
    }

    /** Whether the text was one pair and nothing else. */
    public boolean isPair() {
        return lines == 1 && variables.size() == 1;
    }

    /**
     * Puts the variables into a list of objects with two members, or into a map: what is there by that name gets the
     * new value where it stands, the others follow at the end.
     *
     * @param pointer of the list or the map, which is made when it is not there
     * @param name    the member that holds the name; of no meaning for a map
     * @param value   the member that holds the value; of no meaning for a map
     */
    public TaskDefinition into(TaskDefinition definition, String pointer, String name, String value) {
        boolean isMap = Model.ofSdk().at(pointer).filter(Shape.MapOf.class::isInstance).isPresent();
        return FieldEdit.put(definition, pointer, isMap ? map(definition.at(pointer))
                : list(definition.at(pointer), name, value));
    }

    private JsonNode map(JsonNode there) {
        ObjectNode map = there instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
        variables.forEach(map::put);
        return map;
    }

    private JsonNode list(JsonNode there, String name, String value) {
        ArrayNode list = there instanceof ArrayNode array ? array : JsonNodeFactory.instance.arrayNode();
        variables.forEach((key, content) -> {
            for (JsonNode member : list) {
                if (member instanceof ObjectNode object && object.path(name).asText("").equals(key)) {
                    object.put(value, content);
                    return;
                }
            }
            list.addObject().put(name, key).put(value, content);
        });
        return list;
    }

    /** The line on which a value ends that begins with a quotation mark; its own line when none closes it. */
    private static int lastLine(List<String> lines, int first, String value) {
        if (!value.startsWith("\"") && !value.startsWith("'") || isClosed(value)) {
            return first;
        }
        StringBuilder all = new StringBuilder(value);
        for (int i = first + 1; i < lines.size(); i++) {
            all.append('\n').append(lines.get(i));
            if (isClosed(all.toString())) {
                return i;
            }
        }
        return first;
    }

    private static boolean isClosed(String value) {
        return closing(value) > 0;
    }

    /** Where the quotation mark stands that ends the value; -1 when there is none. */
    private static int closing(String value) {
        char mark = value.charAt(0);
        for (int i = 1; i < value.length(); i++) {
            if (value.charAt(i) == '\\' && mark == '"') {
                i++;
            } else if (value.charAt(i) == mark) {
                return i;
            }
        }
        return -1;
    }

    private static String unquoted(String value) {
        if (value.startsWith("\"") && isClosed(value)) {
            return unescaped(value.substring(1, closing(value)));
        }
        if (value.startsWith("'") && isClosed(value)) {
            return value.substring(1, closing(value));
        }
        return value.replaceFirst("\\s+#.*$", "").strip();
    }

    private static String unescaped(String value) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) == '\\' && i + 1 < value.length()) {
                i++;
                plain.append(switch (value.charAt(i)) {
                    case 'n' -> "\n";
                    case 't' -> "\t";
                    case 'r' -> "\r";
                    default -> "\"\\$`".indexOf(value.charAt(i)) >= 0 ? "" + value.charAt(i) : "\\" + value.charAt(i);
                });
            } else {
                plain.append(value.charAt(i));
            }
        }
        return plain.toString();
    }
}
