package dev.slipway.identity;

import dev.slipway.change.Note;

/**
 * One thing that is wrong with a trust policy.
 *
 * @param place where, as {@code Statement[0].Condition.StringEquals}
 * @param found what stands there; empty for what is missing
 * @param meant what would be right, or empty
 * @param mend  what is done about it here
 */
public record TrustFinding(TrustFault fault, String place, String found, String meant, TrustFault.Mend mend) {

    private static final int LONGEST = 200;

    TrustFinding(TrustFault fault, String place, String found, String meant) {
        this(fault, place, found, meant, fault.mend());
    }

    TrustFinding with(TrustFault.Mend mend) {
        return new TrustFinding(fault, place, found, meant, mend);
    }

    /** All of it in a few sentences: the place, what is wrong there and why it matters, what is done about it. */
    public Note note() {
        return fault.effect() == TrustFault.Effect.UNTIDY ? Note.info("identity.finding", cause(), remedy(), place)
                : Note.warning("identity.finding", cause(), remedy(), place);
    }

    /** What is wrong and why it matters. */
    public Note cause() {
        return Note.warning("identity.fault." + fault, shown(found), shown(meant));
    }

    /** What is done about it. */
    public Note remedy() {
        return Note.info("identity.mend." + mend);
    }

    /** On one line, as far as somebody reads it. */
    static String shown(String text) {
        String line = text.replace("\n", "⏎").replace("\t", "⇥").replaceAll("\\p{Cntrl}", " ");
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }
}
