package dev.slipway.taskdef;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What somebody still has to put a value for. Rules about a value's form leave a placeholder to I13. */
final class Placeholders {

    /** Names are short; searching a huge text for something that never ends would take too long. */
    private static final int LONGEST = 1_000;
    private static final String MARK = "<[A-Za-z][A-Za-z0-9_ .-]*>|\\$\\{[^}]*}|\\$[A-Z][A-Z0-9_]+|\\{\\{.*?}}";
    private static final List<String> WORDS = List.of("ACCOUNT_ID", "YOUR_", "YOUR-", "XXXXXXXXXXXX", "xxxxxxxxxxxx",
            "REPLACE_ME", "REPLACE-ME", "CHANGE_ME");
    private static final Pattern MARKS = Pattern.compile(MARK);
    private static final Pattern MARK_ALONE = Pattern.compile("(" + MARK + ")|.*\\{\\{.*}}.*", Pattern.DOTALL);
    /** Shells, label readers and log patterns have dollars, brackets and braces of their own. */
    private static final Set<String> OWN_LANGUAGE = Set.of("command", "entryPoint", "dockerLabels", "tag",
            "awslogs-multiline-pattern", "awslogs-datetime-format");

    private Placeholders() {}

    /** Whether a value that AWS reads itself has a placeholder in it. */
    static boolean isIn(String text) {
        return text.length() < LONGEST && (hasWord(text) || mayHaveMark(text) && MARKS.matcher(text).find());
    }

    /** Wherever one stands. */
    static Stream<Fault> in(Spot task) {
        List<Fault> faults = new ArrayList<>();
        collect(task, "", faults);
        return faults.stream();
    }

    private static void collect(Spot spot, String field, List<Fault> faults) {
        JsonNode node = spot.node();
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> entry : node.properties()) {
                String of = OWN_LANGUAGE.contains(field) ? field
                        : field.equals("environment") ? "environment." + entry.getKey() : entry.getKey();
                collect(spot.in(entry.getKey()), of, faults);
            }
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(new Spot(spot.task(), JsonPointers.below(spot.pointer(), i), node.get(i),
                        spot.nameWithin(node.get(i), i)), field, faults);
            }
        } else if (node.isTextual() && isPlaceholder(node.textValue(), field)) {
            faults.add(field.equals("environment.value") ? new Fault(spot.pointer(),
                    List.of(spot.name(), found(node.textValue())), Optional.empty()) : spot.here());
        }
    }

    private static boolean isPlaceholder(String text, String field) {
        if (OWN_LANGUAGE.contains(field)) {
            return text.length() < LONGEST && Stream.of("YOUR_", "REPLACE_ME", "CHANGE_ME").anyMatch(text::contains);
        }
        // programs fill in variables of their own
        return field.equals("environment.value") ? text.length() < LONGEST
                && (hasWord(text) || mayHaveMark(text) && MARK_ALONE.matcher(text).matches()) : isIn(text);
    }

    /** The placeholder alone: what stands around it may be secret. */
    private static String found(String text) {
        Matcher mark = MARKS.matcher(text);
        return mark.find() ? mark.group() : WORDS.stream().filter(text::contains).findFirst().orElse("");
    }

    private static boolean hasWord(String text) {
        return WORDS.stream().anyMatch(text::contains);
    }

    private static boolean mayHaveMark(String text) {
        return text.indexOf('<') >= 0 || text.indexOf('$') >= 0 || text.contains("{{");
    }
}
