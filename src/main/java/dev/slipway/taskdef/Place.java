package dev.slipway.taskdef;

import com.fasterxml.jackson.core.JsonLocation;

/** A place in a text; lines and columns count from 1. */
public record Place(int line, int column) {

    static Place of(JsonLocation location) {
        return location == null ? new Place(1, 1)
                : new Place(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }
}
