package dev.slipway.diagnosis;

import dev.slipway.diagnosis.Evidence.Kind;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Words, where they count, and the cause they mean.
 *
 * @param source  the page or program the wording comes from
 * @param phrases any of them
 * @param kinds   where they mean it; all kinds when empty
 * @param near    one of these must stand close by, unless there is none
 * @param unless  none of these may
 * @param also    causes that the same words may mean, too, though less likely
 */
record Rule(Cause cause, Strength strength, String source, List<Phrase> phrases, Set<Kind> kinds, List<Phrase> near,
        List<Phrase> unless, List<Cause> also) {

    /** What happens to a task, not to the one who deploys. */
    static final Kind[] TASK = {Kind.STOPPED_REASON, Kind.CONTAINER_REASON, Kind.SERVICE_EVENT, Kind.STOP_CODE};
    /** What one hears who deploys. */
    static final Kind[] CALLER = {Kind.ACTIONS_LOG, Kind.API_ERROR};
    /** Letters before and behind that count as close by. */
    private static final int CLOSE = 700;
    private static final double PASTED = 0.95;

    static Rule that(Cause cause, Strength strength, String source, String... phrases) {
        return new Rule(cause, strength, source, phrases(phrases), Set.of(), List.of(), List.of(), List.of());
    }

    Rule in(Kind... where) {
        Set<Kind> wanted = EnumSet.noneOf(Kind.class);
        wanted.addAll(kinds);
        wanted.addAll(Arrays.asList(where));
        return new Rule(cause, strength, source, phrases, wanted, near, unless, also);
    }

    Rule near(String... words) {
        return new Rule(cause, strength, source, phrases, kinds, phrases(words), unless, also);
    }

    Rule unless(String... words) {
        return new Rule(cause, strength, source, phrases, kinds, near, phrases(words), also);
    }

    Rule also(Cause... causes) {
        return new Rule(cause, strength, source, phrases, kinds, near, unless, List.of(causes));
    }

    private static List<Phrase> phrases(String... words) {
        return Arrays.stream(words).map(Phrase::of).toList();
    }

    boolean counts(Kind kind) {
        return kinds.isEmpty() || kind == Kind.TEXT || kinds.contains(kind);
    }

    boolean holds(SqueezedText text, int start, int end) {
        int from = Math.max(0, start - CLOSE);
        int to = Math.min(text.length(), end + CLOSE);
        return (near.isEmpty() || near.stream().anyMatch(phrase -> phrase.isIn(text, from, to)))
                && unless.stream().noneMatch(phrase -> phrase.isIn(text, from, to));
    }

    /** What a match of this rule says. */
    Stream<Match> matches(Kind kind, int start, int end) {
        double confidence = strength.confidence() * (kind == Kind.TEXT && !kinds.isEmpty() ? PASTED : 1);
        return Stream.concat(Stream.of(new Match(cause, confidence, start, end)),
                also.stream().map(other -> new Match(other, confidence / 2, start, end)));
    }
}
