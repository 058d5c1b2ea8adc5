package dev.slipway.rollout;

import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Together;
import dev.slipway.cloud.AwsProblem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;

/**
 * The log of one container of one task, and how far it has been read.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetLogEvents.html">GetLogEvents</a>
 */
final class LogStream {

    /** Of a stream that was long there before anybody watched. */
    private static final int LAST_LINES = 50;
    /** Lines arrive some seconds after they were written, a stopped task's too. */
    private static final Duration LATE = Duration.ofSeconds(30);

    private final String group;
    private final String name;
    private final boolean fromItsStart;
    private final Reading<List<OutputLogEvent>> reading = new Reading<>("logs:GetLogEvents",
            new Rhythm(Duration.ofSeconds(10), Duration.ofSeconds(60)), List.of());
    private TaskRow task;
    /** Belongs to the read while one is under way. */
    private LogCursor cursor;
    private boolean hasEnded;

    /** @param fromItsStart whether it is read from its first line */
    LogStream(String group, String name, TaskRow task, boolean fromItsStart) {
        this.group = group;
        this.name = name;
        this.task = task;
        this.fromItsStart = fromItsStart;
    }

    String key() {
        return group + " " + name;
    }

    boolean isOf(TaskRow other) {
        return task.id().equals(other.id());
    }

    void seen(TaskRow now) {
        task = now;
    }

    /** @param place where an earlier watch has stopped reading, or null */
    void resume(LogCursor place) {
        cursor = place;
    }

    boolean isDue(Instant now, boolean isCalm) {
        return !hasEnded && reading.isDue(now, isCalm);
    }

    /** Whether a read is not back yet: what it brings is still to be {@link #taken}. */
    boolean isUnderWay() {
        return reading.isUnderWay();
    }

    /** When it was last asked for; {@link Instant#MIN} before the first time. */
    Instant lastRead() {
        return reading.begun();
    }

    /** Only of a stream whose read is back. */
    Optional<LogCursor> cursor() {
        return Optional.ofNullable(cursor);
    }

    Optional<Problem> problem() {
        return reading.problem();
    }

    /** For {@link Together}: reads on; the lines are {@link #taken} when it is back. */
    Together.Read<Boolean> read(Calls calls, Instant now) {
        return reading.with(() -> {
            try {
                return events(calls);
            } catch (ProblemException e) {
                if (!isNothingWritten(e)) {
                    throw e;
                }
                return List.of();
            }
        }, now);
    }

    /** The lines of a read that has come back since; empty when none has, or it has failed. */
    Optional<List<Entry.LogLine>> taken(Instant now) {
        if (!reading.settle(now) || !reading.isFresh()) {
            return Optional.empty();
        }
        List<OutputLogEvent> events = reading.last();
        hasEnded = events.isEmpty()
                && task.stoppedAt().filter(at -> at.plus(LATE).isBefore(reading.begun())).isPresent();
        return Optional.of(events.stream()
                .map(it -> new Entry.LogLine(Instant.ofEpochMilli(it.timestamp()), name, it.message())).toList());
    }

    private List<OutputLogEvent> events(Calls calls) throws ProblemException {
        if (cursor == null) {
            return page(calls, fromItsStart ? request(0) : request(0).startFromHead(false).limit(LAST_LINES), 0);
        }
        if (cursor.token().isEmpty()) {
            return again(calls);
        }
        try {
            return page(calls, request(cursor.since()).nextToken(cursor.token()), cursor.since());
        } catch (ProblemException e) {
            if (!isTokenTooOld(e)) {
                throw e;
            }
            return again(calls);
        }
    }

    /** Finds the place by its time; lines of that very moment that have been read are passed over. */
    private List<OutputLogEvent> again(Calls calls) throws ProblemException {
        LogCursor place = cursor;
        cursor = null;
        List<OutputLogEvent> events;
        try {
            events = new ArrayList<>(page(calls, request(place.last()), place.last()));
        } catch (ProblemException e) {
            cursor = place;
            throw e;
        }
        int seen = place.atLast();
        while (seen > 0 && !events.isEmpty() && events.getFirst().timestamp() == place.last()) {
            events.removeFirst();
            seen--;
        }
        return events;
    }

    /** @param since milliseconds since 1970, or 0 for the stream's first line */
    private GetLogEventsRequest.Builder request(long since) {
        return GetLogEventsRequest.builder().logGroupName(group).logStreamName(name).startFromHead(true)
                .startTime(since == 0 ? null : since);
    }

    private List<OutputLogEvent> page(Calls calls, GetLogEventsRequest.Builder request, long since)
            throws ProblemException {
        GetLogEventsRequest built = request.build();
        GetLogEventsResponse answer = calls.make(account -> account.logs().getLogEvents(built));
        String token = answer.nextForwardToken() == null ? "" : answer.nextForwardToken();
        cursor = after(answer.events(), token, since);
        return answer.events();
    }

    private LogCursor after(List<OutputLogEvent> events, String token, long since) {
        if (events.isEmpty()) {
            return cursor == null ? new LogCursor(token, since, since, 0)
                    : new LogCursor(token, since, cursor.last(), cursor.atLast());
        }
        long last = events.getLast().timestamp();
        int same = (int) events.stream().filter(it -> it.timestamp() == last).count();
        boolean goesOn = cursor != null && cursor.last() == last;
        return new LogCursor(token, since, last, goesOn ? cursor.atLast() + same : same);
    }

    /** The stream, and perhaps the group, comes with the first line. */
    private static boolean isNothingWritten(ProblemException e) {
        return e.problem() instanceof AwsProblem.Refused refused && refused.code().equals("ResourceNotFoundException");
    }

    private static boolean isTokenTooOld(ProblemException e) {
        return e.problem() instanceof AwsProblem.Refused refused && refused.code().equals("InvalidParameterException");
    }
}
