package dev.slipway.taskdef;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;

/** Where a rule found something and how it could be mended. */
record Fault(String pointer, List<Object> facts, Optional<Fix> fix) {

    /** With these facts behind the two that every finding has. */
    Fault saying(Object... more) {
        List<Object> all = new java.util.ArrayList<>(facts);
        all.addAll(List.of(more));
        return new Fault(pointer, all, fix);
    }

    Fault mendedByRemoving() {
        return mendedBy(new Fix.Remove(pointer));
    }

    Fault mendedByPutting(String value) {
        return mendedBy(new Fix.Put(pointer, JsonNodeFactory.instance.textNode(value)));
    }

    Fault mendedByPutting(JsonNode value) {
        return mendedBy(new Fix.Put(pointer, value));
    }

    Fault mendedBy(Fix fix) {
        return new Fault(pointer, facts, Optional.of(fix));
    }
}
