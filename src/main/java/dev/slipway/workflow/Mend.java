package dev.slipway.workflow;

import java.util.Comparator;
import java.util.List;

/** What to change in a file so that a finding goes away, and not a byte more; the pieces do not overlap. */
public record Mend(List<Splice> splices) {

    public Mend {
        splices = splices.stream().sorted(Comparator.comparingInt(Splice::start)).toList();
    }

    static Mend replacing(int start, int end, String text) {
        return new Mend(List.of(new Splice(start, end, text)));
    }

    static Mend inserting(int at, String text) {
        return replacing(at, at, text);
    }

    /** The text with the pieces changed. */
    public String applied(String text) {
        StringBuilder mended = new StringBuilder(text);
        for (Splice splice : splices.reversed()) {
            mended.replace(splice.start(), splice.end(), splice.text());
        }
        return mended.toString();
    }

    /**
     * A piece of it as people read it.
     *
     * @param line   from 1
     * @param column in code points, from 1
     */
    public record Edit(int line, int column, String remove, String insert) {}

    /** What it changes in the text that it is for. */
    public List<Edit> edits(String text) {
        SourceText source = new SourceText(text);
        return splices.stream().map(splice -> {
            SourceText.Place place = source.place(splice.start());
            return new Edit(place.line(), place.column(), text.substring(splice.start(), splice.end()), splice.text());
        }).toList();
    }

    /** Whether both can be carried out on the same text. */
    boolean isApartFrom(Mend other) {
        return splices.stream().allMatch(one -> other.splices.stream()
                .allMatch(two -> one.end() < two.start() || two.end() < one.start()));
    }
}
