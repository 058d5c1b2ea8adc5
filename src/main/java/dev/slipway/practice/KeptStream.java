package dev.slipway.practice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;

/** A log stream and its events, in the order of their times. */
final class KeptStream {

    private final LogStream made;
    private final List<OutputLogEvent> events = new ArrayList<>();

    KeptStream(LogStream made) {
        this.made = made;
    }

    String name() {
        return made.logStreamName();
    }

    List<OutputLogEvent> events() {
        return List.copyOf(events);
    }

    /** Events of the same time stay in the order in which they came. */
    void add(String message, Instant at, Instant now) {
        events.add(OutputLogEvent.builder().message(message).timestamp(at.toEpochMilli())
                .ingestionTime(now.toEpochMilli()).build());
        events.sort(Comparator.comparing(OutputLogEvent::timestamp));
    }

    LogStream described() {
        if (events.isEmpty()) {
            return made;
        }
        return made.toBuilder().firstEventTimestamp(events.getFirst().timestamp())
                .lastEventTimestamp(events.getLast().timestamp())
                .lastIngestionTime(events.getLast().ingestionTime()).build();
    }
}
