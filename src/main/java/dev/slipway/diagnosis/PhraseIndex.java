package dev.slipway.diagnosis;

import dev.slipway.diagnosis.Evidence.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds which rules' words stand in a text, in one pass over it however many rules there are. */
final class PhraseIndex {

    private static final int FILTER = 1 << 16;
    private static final int KEY = (1 << 24) - 1;
    /** Places at which a rule is tried before it is given up for a text. */
    private static final int TRIES = 2000;
    /** A text cut in the middle of the words is a little less sure. */
    private static final double CUT = 0.9;

    private record Entry(Rule rule, int number, Phrase phrase, int place) {}

    /**
     * What is known of a text so far.
     *
     * @param tries  of each rule
     * @param second of each phrase, the next place of its second piece: looked for once, not at every place of the first
     */
    private record Sofar(int[] tries, int[] second, List<Match> found) {}

    private final List<Entry> entries = new ArrayList<>();
    private final Map<Integer, List<Entry>> byAnchor = new HashMap<>();
    private final boolean[] filter = new boolean[FILTER];
    private final int rules;

    PhraseIndex(List<Rule> rules) {
        this.rules = rules.size();
        for (int number = 0; number < rules.size(); number++) {
            for (Phrase phrase : rules.get(number).phrases()) {
                Entry entry = new Entry(rules.get(number), number, phrase, entries.size());
                entries.add(entry);
                int key = key(phrase.anchor());
                byAnchor.computeIfAbsent(key, _ -> new ArrayList<>()).add(entry);
                filter[slot(key)] = true;
            }
        }
    }

    /** The first match of each rule that counts for texts of this kind. */
    List<Match> matches(SqueezedText text, Kind kind) {
        Sofar sofar = new Sofar(new int[rules], new int[entries.size()], new ArrayList<>());
        int key = 0;
        for (int i = 0; i < text.length(); i++) {
            key = next(key, text.letters().charAt(i));
            if (i >= Phrase.ANCHOR - 1 && filter[slot(key)]) {
                for (Entry entry : byAnchor.getOrDefault(key, List.of())) {
                    tryAt(entry, text, kind, i - Phrase.ANCHOR + 1, sofar);
                }
            }
        }
        return sofar.found;
    }

    private static void tryAt(Entry entry, SqueezedText text, Kind kind, int at, Sofar sofar) {
        int[] tries = sofar.tries;
        if (tries[entry.number] >= TRIES || !entry.rule.counts(kind) || !mayFollow(entry, text, at, sofar.second)) {
            return;
        }
        int end = entry.phrase.end(text, at);
        if (end < 0) {
            return;
        }
        tries[entry.number]++;
        if (entry.rule.holds(text, at, end)) {
            tries[entry.number] = TRIES;
            entry.rule.matches(kind, at, end).forEach(sofar.found::add);
        }
    }

    /** Whether the second piece is near enough behind the first, if there is one. */
    private static boolean mayFollow(Entry entry, SqueezedText text, int at, int[] second) {
        if (entry.phrase.pieces().size() == 1) {
            return true;
        }
        Phrase.Piece piece = entry.phrase.pieces().get(1);
        int from = at + entry.phrase.pieces().getFirst().letters().length();
        if (second[entry.place] < from) {
            int next = text.letters().indexOf(piece.letters(), Math.min(from, text.length()));
            second[entry.place] = next < 0 ? Integer.MAX_VALUE : next;
        }
        return second[entry.place] - from <= piece.gap();
    }

    /** The words in whose middle the text was cut, when they can only mean one cause. */
    Optional<Match> cutMatch(SqueezedText text, Kind kind) {
        List<Match> cut = new ArrayList<>();
        for (Entry entry : entries) {
            int at = entry.phrase.cutStart(text);
            if (at >= 0 && entry.rule.cause() != Cause.UNKNOWN && entry.rule.counts(kind)
                    && entry.rule.holds(text, at, text.length())) {
                cut.add(new Match(entry.rule.cause(), entry.rule.strength().confidence() * CUT, at, text.length()));
            }
        }
        Set<Cause> causes = new HashSet<>();
        cut.forEach(match -> causes.add(match.cause()));
        return causes.size() > 1 ? Optional.empty() : cut.stream().min(Comparator.comparingInt(Match::start));
    }

    private static int key(String anchor) {
        int key = 0;
        for (int i = 0; i < anchor.length(); i++) {
            key = next(key, anchor.charAt(i));
        }
        return key;
    }

    private static int next(int key, char letter) {
        return (key << 6 ^ letter & 63) & KEY;
    }

    private static int slot(int key) {
        return (key ^ key >>> 13) & FILTER - 1;
    }
}
