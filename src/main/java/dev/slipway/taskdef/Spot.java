package dev.slipway.taskdef;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An object within a task definition, as a rule sees it. Reads leniently: a number written as a text is still read,
 * since its type is another rule's affair.
 *
 * @param name the container or volume it belongs to ({@code #2} when that has no name), or empty
 */
record Spot(Task task, String pointer, JsonNode node, String name) {

    /** Whether there is a value that is not null. */
    boolean has(String member) {
        return node.hasNonNull(member);
    }

    /** Whether there is a text that is not blank, or a list or an object that is not empty. */
    boolean isFilled(String member) {
        JsonNode value = node.path(member);
        return value.isContainerNode() ? !value.isEmpty() : !value.asText("").isBlank();
    }

    /** Whether there is a value of its own, rather than something that stands for one. */
    boolean isGiven(String member) {
        return isFilled(member) && node.path(member).isValueNode() && !Placeholders.isIn(text(member));
    }

    /** Whether there is one of the values that the SDK knows for this place. */
    boolean isKnown(String member) {
        return Model.ofSdk().at(JsonPointers.below(pointer, member)).filter(shape ->
                shape instanceof Shape.Text text && text.values().contains(text(member))).isPresent();
    }

    /** A text or a number as a text; empty when there is none. */
    String text(String member) {
        return node.path(member).asText("");
    }

    boolean isTrue(String member) {
        return node.path(member).asBoolean(false);
    }

    /** A number that fits an int, also when it stands in quotation marks. */
    OptionalInt number(String member) {
        JsonNode value = node.path(member);
        if (value.isInt()) {
            return OptionalInt.of(value.intValue());
        }
        String text = value.isTextual() ? value.textValue().strip() : "";
        return text.matches("-?\\d{1,9}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }

    /** Whether there is a number, and it is outside these bounds. */
    boolean isOutside(String member, int least, int most) {
        OptionalInt number = number(member);
        return number.isPresent() && (number.getAsInt() < least || number.getAsInt() > most);
    }

    boolean isAbove(String member, int most) {
        return isOutside(member, Integer.MIN_VALUE, most);
    }

    /** The object inside. */
    Spot in(String member) {
        return new Spot(task, JsonPointers.below(pointer, member), node.path(member), name);
    }

    /** The members of a list of objects. */
    Stream<Spot> each(String member) {
        JsonNode list = node.path(member);
        String at = JsonPointers.below(pointer, member);
        return IntStream.range(0, list.isArray() ? list.size() : 0)
                .mapToObj(i -> new Spot(task, JsonPointers.below(at, i), list.get(i), nameWithin(list.get(i), i)));
    }

    /** What a member of a list is called for the reader: by what it belongs to, its own name, or its number. */
    String nameWithin(JsonNode member, int index) {
        String own = member.path("name").asText("");
        return !name.isEmpty() ? name : own.isBlank() ? "#" + (index + 1) : own;
    }

    /** The texts of a list. */
    List<String> texts(String member) {
        List<String> texts = new ArrayList<>();
        if (node.path(member).isArray()) {
            node.path(member).forEach(text -> texts.add(text.asText("")));
        }
        return texts;
    }

    /** The member is at fault. */
    Fault at(String member) {
        JsonNode value = node.path(member);
        return fault(JsonPointers.below(pointer, member), value);
    }

    /** The object itself is at fault. */
    Fault here() {
        return fault(pointer, node);
    }

    private Fault fault(String at, JsonNode value) {
        String shown = value.isValueNode() ? value.asText("") : value.isMissingNode() ? "" : value.toString();
        return new Fault(at, List.of(name, shown), Optional.empty());
    }
}
