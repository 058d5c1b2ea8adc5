package dev.slipway.rollout;

import dev.slipway.change.Problem;
import java.util.List;

/** A problem that a recording tells of; its kind is known by its key only. */
final class RecordedProblem implements Problem {

    private final String key;
    private final List<Object> facts;

    RecordedProblem(String key, List<Object> facts) {
        this.key = key;
        this.facts = List.copyOf(facts);
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public List<Object> facts() {
        return facts;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RecordedProblem that && key.equals(that.key) && facts.equals(that.facts);
    }

    @Override
    public int hashCode() {
        return key.hashCode() + 31 * facts.hashCode();
    }

    @Override
    public String toString() {
        return key + facts;
    }
}
