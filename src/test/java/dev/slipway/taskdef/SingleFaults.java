package dev.slipway.taskdef;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes definitions that have one fault each out of valid ones; how is said in {@code single-faults.txt}. */
final class SingleFaults {

    static final List<String> BASES = List.of("fargate", "bridge", "host", "windows", "windows-ec2", "storage", "firelens",
            "gpu", "mesh", "many");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern LETTERS = Pattern.compile("@a(\\d+)");
    private static final Pattern LIST = Pattern.compile("@(\\d+)\\*(.*)");

    private SingleFaults() {}

    /** @param entailed rules that the same fault breaks as well */
    record Fault(String rule, String base, String pointer, TaskDefinition definition, Set<String> entailed, String what) {
        @Override
        public String toString() {
            return rule + " " + base + " " + what;
        }
    }

    static TaskDefinition base(String name) {
        return Samples.definition(Samples.resource("/taskdef/bases/" + name + ".json").replace("'", "\\u0027"));
    }

    static Stream<Fault> all() {
        return Samples.resource("/taskdef/single-faults.txt").lines().filter(line -> !line.startsWith("#"))
                .flatMap(SingleFaults::of);
    }

    private static Stream<Fault> of(String line) {
        String[] parts = line.split(" ", 5);
        String[] bodies = parts[4].split(" +~ ", 2);
        Set<String> entailed = bodies.length == 1 ? Set.of() : Set.of(bodies[1].split(" "));
        List<String> names = parts[1].equals("*") ? BASES : List.of(parts[1].split(","));
        return names.stream().flatMap(name -> {
            TaskDefinition base = base(name);
            int containers = base.containers().size();
            boolean each = bodies[0].matches("(?s)(.*; )?C[/=].*");
            return IntStream.range(0, each ? containers : 1).boxed().flatMap(container -> variants(bodies[0]).stream()
                    .map(body -> broken(base, parts[0], name, parts[2], body, entailed, container)));
        });
    }

    /** One body for each value to be tried in the last change. */
    private static List<String> variants(String body) {
        int last = body.lastIndexOf("; ") < 0 ? 0 : body.lastIndexOf("; ") + 2;
        int equals = body.indexOf('=', last);
        return equals < 0 ? List.of(body) : Arrays.stream(body.substring(equals + 1).split(" \\| "))
                .map(value -> body.substring(0, equals + 1) + value).toList();
    }

    private static Fault broken(TaskDefinition base, String rule, String name, String at, String body,
            Set<String> entailed, int container) {
        TaskDefinition now = base;
        String first = "";
        for (String change : body.split(" *; ")) {
            int equals = change.indexOf('=');
            String pointer = pointer(equals < 0 ? change : change.substring(0, equals), container, base);
            if (equals < 0) {
                now = FieldEdit.remove(now, pointer);
                first = first.isEmpty() ? pointer : first;
            } else {
                // what stands behind the value's last bracket is the way on from there
                String text = change.substring(equals + 1).strip();
                Matcher way = Pattern.compile("(?s)(.*[]}])(/[\\w/]+)").matcher(text);
                boolean hasWay = way.matches();
                now = FieldEdit.put(now, pointer, json(hasWay ? way.group(1) : text));
                first = first.isEmpty() ? pointer + (hasWay ? way.group(2) : "") : first;
            }
        }
        return new Fault(rule, name, at.equals("=") ? first : pointer(at, container, base), now, entailed, body);
    }

    private static String pointer(String text, int container, TaskDefinition base) {
        Matcher matcher = Pattern.compile("C(\\d*|\\+)(/.*)?").matcher(text);
        if (!matcher.matches()) {
            return text.equals("/") ? "" : text;
        }
        String index = switch (matcher.group(1)) {
            case "" -> String.valueOf(container);
            case "+" -> String.valueOf(base.containers().size());
            default -> matcher.group(1);
        };
        return "/containerDefinitions/" + index + (matcher.group(2) == null ? "" : matcher.group(2));
    }

    private static JsonNode json(String text) {
        Matcher inner = Pattern.compile("(.*?)@(\\d+)\\*(\\d+|\\{[^]]*})(.*)").matcher(text);
        if (text.equals("@ranges101")) {
            return ranges();
        }
        Matcher list = LIST.matcher(text);
        if (list.matches()) {
            return copies(Integer.parseInt(list.group(1)), json(list.group(2)));
        }
        if (inner.matches()) {
            return json(inner.group(1) + copies(Integer.parseInt(inner.group(2)), json(inner.group(3))) + inner.group(4));
        }
        try {
            return JSON.readTree(LETTERS.matcher(text).replaceAll(it -> "a".repeat(Integer.parseInt(it.group(1)))));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static ArrayNode copies(int count, JsonNode value) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        IntStream.range(0, count).forEach(_ -> list.add(value.deepCopy()));
        return list;
    }

    private static JsonNode ranges() {
        List<JsonNode> ranges = new ArrayList<>();
        for (int i = 0; i < 101; i++) {
            int first = 20_000 + i * 10;
            ranges.add(JsonNodeFactory.instance.objectNode().put("containerPortRange", first + "-" + (first + 5)));
        }
        return JsonNodeFactory.instance.arrayNode().addAll(ranges);
    }
}
