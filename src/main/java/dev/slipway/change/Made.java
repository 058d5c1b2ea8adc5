package dev.slipway.change;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The ids that the changes of one plan have returned so far: a rule needs the id of the group made before it. */
public final class Made {

    private final Map<Subject, String> ids = new LinkedHashMap<>();

    void put(Subject what, String id) {
        ids.put(what, id);
    }

    public Optional<String> id(Subject what) {
        return Optional.ofNullable(ids.get(what)).filter(id -> !id.isEmpty());
    }
}
