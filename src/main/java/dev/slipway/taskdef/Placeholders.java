package dev.slipway.taskdef;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What somebody still has to put a value for. Rules about a value's form leave a placeholder to I13. */
final class Placeholders {

    /** Something still stands for a value. */
    static final String RULE = "I13";

    /** Names are short; searching a huge text for something that never ends would take too long. */
    private static final int LONGEST = 1_000;
    private static final Pattern MARKS = Pattern.compile(
            "<[A-Za-z][A-Za-z0-9_ .-]*>|\\$\\{[^}]*}|\\$[A-Z][A-Z0-9_]+|\\{\\{.*?}}");
    /** A secret's JSON key may well be called ACCOUNT_ID; it stands between colons. */
    private static final Pattern WORDS = Pattern.compile("YOUR[_-]|x{5}|X{5}|REPLACE[_-]ME|CHANGE_ME|aws_account_id"
            + "|(?<![A-Za-z0-9_])(AWS_)?ACCOUNT_ID(?=[:.][a-z]|$)");
    private static final List<String> BEGINNINGS = List.of("YOUR", "xxxxx", "XXXXX", "REPLACE", "CHANGE_ME", "ccount_id",
            "ACCOUNT_ID");
    private static final Pattern WORDS_IN_PROGRAMS = Pattern.compile("YOUR_|REPLACE_ME|CHANGE_ME");
    /** Shells, label readers and log patterns have dollars, brackets and braces of their own. */
    private static final Set<String> PROGRAMS = Set.of("command", "entryPoint", "dockerLabels", "tag",
            "awslogs-multiline-pattern", "awslogs-datetime-format");

    private Placeholders() {}

    /** Whether a value that AWS reads itself has a placeholder in it. */
    static boolean isIn(String text) {
        return text.length() < LONGEST && (hasWord(text) || hasMark(text));
    }

    /** Wherever one stands that AWS takes. */
    static Stream<Fault> in(Spot task) {
        List<Fault> faults = new ArrayList<>();
        task.node().fieldNames().forEachRemaining(name -> {
            if (Model.ofSdk().shape().members().containsKey(name) && holds(task.node().get(name), name)) {
                collect(task.in(name), name, faults);
            }
        });
        return faults.stream();
    }

    private static void collect(Spot spot, String field, List<Fault> faults) {
        JsonNode node = spot.node();
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> entry : node.properties()) {
                String inner = within(field, entry.getKey());
                if (mayHold(entry.getValue(), inner)) {
                    collect(spot.in(entry.getKey()), inner, faults);
                }
            }
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                if (mayHold(node.get(i), field)) {
                    collect(new Spot(spot.task(), JsonPointers.below(spot.pointer(), i), node.get(i),
                            spot.nameWithin(node.get(i), i)), field, faults);
                }
            }
        } else if (mayHold(node, field)) {
            // what stands around it in a variable may be secret
            faults.add(field.equals("environment.value") ? new Fault(spot.pointer(),
                    List.of(spot.name(), found(node.textValue())), Optional.empty()) : spot.here());
        }
    }

    /** Whether there is one anywhere inside; most definitions have none, and pointers take their time. */
    private static boolean holds(JsonNode node, String field) {
        return node.isObject() ? node.properties().stream()
                .anyMatch(entry -> holds(entry.getValue(), within(field, entry.getKey())))
                : node.isArray() ? IntStream.range(0, node.size()).anyMatch(i -> holds(node.get(i), field))
                : mayHold(node, field);
    }

    private static boolean mayHold(JsonNode node, String field) {
        return node.isContainerNode() ? !node.isEmpty()
                : node.isTextual() && node.textValue().length() < LONGEST && isPlaceholder(node.textValue(), field);
    }

    /** The field by which it is told how a text is to be read. */
    private static String within(String field, String name) {
        return PROGRAMS.contains(field) ? field : switch (field) {
            case "environment" -> name.equals("value") ? "environment.value" : "environment.name";
            case "secrets", "secretOptions" -> name.equals("name") ? "environment.name" : name;
            case "options" -> name.startsWith("awslogs-") || PROGRAMS.contains(name) ? name : "options.own";
            default -> name;
        };
    }

    private static boolean isPlaceholder(String text, String field) {
        if (PROGRAMS.contains(field)) {
            return hasWord(text) && WORDS_IN_PROGRAMS.matcher(text).find();
        }
        return switch (field) {
            case "environment.name" -> hasMark(text);
            // programs and Fluent Bit fill in variables of their own
            case "environment.value" -> hasWord(text) || isMark(text);
            case "options.own" -> hasWord(text) || isMark(text) && !text.startsWith("$");
            default -> hasWord(text) || hasMark(text);
        };
    }

    private static String found(String text) {
        Matcher mark = MARKS.matcher(text);
        Matcher word = WORDS.matcher(text);
        return mark.find() ? mark.group() : word.find() ? word.group() : "";
    }

    /** Most texts have none of these, and a pattern takes its time. */
    private static boolean hasWord(String text) {
        for (String beginning : BEGINNINGS) {
            if (text.contains(beginning)) {
                return WORDS.matcher(text).find();
            }
        }
        return false;
    }

    private static boolean hasMark(String text) {
        return mayHaveMark(text) && MARKS.matcher(text).find();
    }

    /** Whether it is one from its beginning to its end, or has one of a template language. */
    private static boolean isMark(String text) {
        return mayHaveMark(text) && (MARKS.matcher(text).matches() || text.indexOf("{{") < text.lastIndexOf("}}"));
    }

    private static boolean mayHaveMark(String text) {
        return text.indexOf('<') >= 0 || text.indexOf('$') >= 0 || text.contains("{{");
    }
}
