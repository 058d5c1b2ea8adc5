package dev.slipway.practice;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;

/** Reading CloudWatch Logs' events. */
interface LogEvents extends LogsPart {

    int MOST_EVENTS = 10_000;
    Pattern TOKEN = Pattern.compile("([fb])/0*(\\d{1,9})");

    /** The latest events unless the head or a token is asked for. */
    @Override
    default GetLogEventsResponse getLogEvents(GetLogEventsRequest request) {
        LogsState.KeptGroup group = state().group(request.logGroupName(), request.logGroupIdentifier());
        List<OutputLogEvent> events = state().stream(group, request.logStreamName()).events().stream()
                .filter(event -> isWithin(event.timestamp(), request.startTime(), request.endTime())).toList();
        int most = Objects.requireNonNullElse(request.limit(), MOST_EVENTS);
        if (most < 1 || most > MOST_EVENTS) {
            throw state().invalid("1 validation error detected: Value '" + most + "' at 'limit' failed to satisfy "
                    + "constraint: Member must have value between 1 and " + MOST_EVENTS);
        }
        boolean forward = Boolean.TRUE.equals(request.startFromHead());
        int position = forward ? 0 : events.size();
        if (request.nextToken() != null) {
            Matcher token = TOKEN.matcher(request.nextToken());
            if (!token.matches()) {
                throw state().badToken();
            }
            forward = token.group(1).equals("f");
            position = Math.min(events.size(), Integer.parseInt(token.group(2)));
        }
        int from = forward ? position : Math.max(0, position - most);
        int to = forward ? Math.min(events.size(), position + most) : position;
        return GetLogEventsResponse.builder().events(events.subList(from, to)).nextForwardToken(token("f", to))
                .nextBackwardToken(token("b", from)).build();
    }

    @Override
    default FilterLogEventsResponse filterLogEvents(FilterLogEventsRequest request) {
        LogsState.KeptGroup group = state().group(request.logGroupName(), request.logGroupIdentifier());
        Set<String> names = new TreeSet<>(request.logStreamNames());
        names.forEach(name -> state().stream(group, name));
        String prefix = Objects.requireNonNullElse(request.logStreamNamePrefix(), "");
        FilterPattern pattern = FilterPattern.parse(request.filterPattern())
                .orElseThrow(() -> state().invalid("Invalid filter pattern"));
        List<FilteredLogEvent> found = group.streams().values().stream()
                .filter(stream -> names.isEmpty() ? stream.name().startsWith(prefix) : names.contains(stream.name()))
                .flatMap(LogEvents::events)
                .filter(event -> isWithin(event.timestamp(), request.startTime(), request.endTime()))
                .filter(event -> pattern.matches(event.message()))
                .sorted(Comparator.comparing(FilteredLogEvent::timestamp)).toList();
        Page<FilteredLogEvent> page = state().page(found, request.limit(), request.nextToken(), MOST_EVENTS);
        return FilterLogEventsResponse.builder().events(page.items()).nextToken(page.next()).build();
    }

    private static String token(String direction, int position) {
        return "%s/%056d".formatted(direction, position);
    }

    /** The start is within, the end is not. */
    private static boolean isWithin(long time, Long start, Long end) {
        return (start == null || time >= start) && (end == null || time < end);
    }

    private static Stream<FilteredLogEvent> events(KeptStream stream) {
        List<OutputLogEvent> events = stream.events();
        return Stream.iterate(0, i -> i < events.size(), i -> i + 1).map(i -> FilteredLogEvent.builder()
                .logStreamName(stream.name()).message(events.get(i).message()).timestamp(events.get(i).timestamp())
                .ingestionTime(events.get(i).ingestionTime())
                .eventId("%d%020d".formatted(events.get(i).timestamp(), i)).build());
    }
}
