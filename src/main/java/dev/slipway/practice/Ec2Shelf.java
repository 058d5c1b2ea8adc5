package dev.slipway.practice;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Tag;

/** What there is of one kind of EC2 resource, in the order it was made, and the filters it can be asked for with. */
final class Ec2Shelf<T> {

    /**
     * How EC2 names the kind.
     *
     * @param id      of one resource
     * @param missing the error code for an id that is not there
     * @param noun    what that error's text calls an id
     */
    record Kind<T>(Function<T, String> id, String missing, String noun) {}

    private static final int UNASKED = 1000;
    private static final Duration KNOWN_AFTER = Duration.ofSeconds(4);

    private final Kind<T> kind;
    private final Ec2Tags tags;
    private final Ec2Errors errors;
    private final PracticeConditions conditions;
    private final Map<String, T> items = new LinkedHashMap<>();
    private final Map<String, Instant> made = new HashMap<>();
    private final Map<String, Function<T, Stream<?>>> filters = new LinkedHashMap<>();

    Ec2Shelf(Kind<T> kind, Ec2Tags tags, Ec2Errors errors, PracticeConditions conditions) {
        this.kind = kind;
        this.tags = tags;
        this.errors = errors;
        this.conditions = conditions;
    }

    Ec2Shelf<T> filter(String name, Function<T, ?> value) {
        return filterAny(name, item -> Stream.ofNullable(value.apply(item)));
    }

    /** A filter that an item passes with any one of its values. */
    Ec2Shelf<T> filterAny(String name, Function<T, Stream<?>> values) {
        filters.put(name, values);
        return this;
    }

    Collection<T> all() {
        return List.copyOf(items.values());
    }

    T get(String id) {
        T item = items.get(id);
        if (item == null) {
            throw missing(id);
        }
        return item;
    }

    /**
     * As {@link #get}, but for a call: in its first seconds not every call finds what was made.
     *
     * @see <a href="https://docs.aws.amazon.com/ec2/latest/devguide/eventual-consistency.html">Eventual consistency</a>
     */
    T known(String id) {
        T item = get(id);
        if (isMissed(id)) {
            throw missing(id);
        }
        return item;
    }

    private boolean isMissed(String id) {
        return made.containsKey(id) && conditions.isMissed(made.get(id), id, KNOWN_AFTER);
    }

    private AwsServiceException missing(String id) {
        return errors.of(kind.missing(), "The " + kind.noun() + " '" + id + "' does not exist");
    }

    boolean has(String id) {
        return items.containsKey(id);
    }

    void put(T item) {
        String id = kind.id().apply(item);
        if (items.put(id, item) == null && conditions.isReal()) {
            made.put(id, conditions.now());
        }
    }

    void remove(String id) {
        items.remove(id);
        made.remove(id);
        tags.forget(id);
    }

    /** All of the ids, or all there is when there are none, as far as every filter lets them through. */
    List<T> find(List<String> ids, List<Filter> wanted) {
        List<T> asked = ids.isEmpty() ? items.keySet().stream().filter(id -> !isMissed(id)).map(items::get).toList()
                : ids.stream().map(this::known).distinct().toList();
        wanted.forEach(this::checkKnown);
        return asked.stream().filter(item -> wanted.stream().allMatch(filter -> passes(item, filter))).toList();
    }

    Page<T> page(List<T> found, Integer most, String token) {
        return Page.of(found, most, token, UNASKED, errors::badToken);
    }

    private void checkKnown(Filter filter) {
        String name = String.valueOf(filter.name());
        if (!filters.containsKey(name) && !name.startsWith("tag:") && !name.equals("tag-key")) {
            throw errors.invalidValue("The filter '" + name + "' is invalid");
        }
    }

    private boolean passes(T item, Filter filter) {
        List<String> values = values(item, filter.name()).filter(Objects::nonNull).map(String::valueOf).toList();
        return filter.values().stream().map(Ec2Shelf::pattern)
                .anyMatch(pattern -> values.stream().anyMatch(value -> pattern.matcher(value).matches()));
    }

    private Stream<?> values(T item, String filter) {
        if (filters.containsKey(filter)) {
            return filters.get(filter).apply(item);
        }
        List<Tag> here = tags.of(kind.id().apply(item));
        if (filter.equals("tag-key")) {
            return here.stream().map(Tag::key);
        }
        String key = filter.substring("tag:".length());
        return here.stream().filter(tag -> tag.key().equals(key)).map(Tag::value);
    }

    /** A filter's value as EC2 reads it: * for any characters, ? for one, a backslash before either for itself. */
    private static Pattern pattern(String value) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' && i + 1 < value.length()) {
                i++;
                regex.append(Pattern.quote(value.substring(i, i + 1)));
            } else {
                regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
}
