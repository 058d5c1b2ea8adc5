package dev.slipway.rollout;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Takes out of a text what is nobody else's business: account ids, addresses, credentials and what looks like a secret.
 * The rest stays readable. It errs on the side of taking too much.
 */
public final class Redaction {

    /** A longer text is cut before it is looked at. */
    private static final int LONGEST = 100_000;

    private static final List<Rule> SECRETS = List.of(
            // URLs and settings first: what they hide may look like something else as well
            new Rule("(?<=://)[^\\s/@:]{1,200}:[^\\s/@]{1,200}(?=@)", "***"),
            new Rule("(?i)\\b(bearer|basic)\\s+[A-Za-z0-9+/._~=-]{8,}", "$1 ***"),
            new Rule("(?i)((?:password|passwd|pwd|secret|token|api[_-]?key|access[_-]?key"
                    + "|private[_-]?key|credential|authorization|session[_-]?id|cookie)[A-Z0-9_.-]{0,60}"
                    + "\"?\\s{0,3}[=:]\\s{0,3})"
                    + "(\"[^\"]{1,2000}\"|'[^']{1,2000}'|[^\\s\"',;&]{1,2000})", "$1***"),
            new Rule("\\beyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{4,}(?:\\.[A-Za-z0-9_-]*)?", "***"),
            new Rule("\\b(?:AKIA|ASIA|AROA|AIDA)[A-Z0-9]{12,}\\b", "***"),
            new Rule("\\bgh[pousr]_[A-Za-z0-9]{20,}\\b|\\bgithub_pat_[A-Za-z0-9_]{20,}\\b", "***"),
            new Rule("-----BEGIN [A-Z ]{1,40}-----[^-]{0,20000}(?:-----END [A-Z ]{1,40}-----)?", "***"),
            // a secret access key, but not a commit's hash
            new Rule("(?<![A-Za-z0-9+/])(?=[A-Za-z0-9+/]{0,39}[0-9+/])(?![0-9a-f]{40})"
                    + "[A-Za-z0-9+/]{40}(?![A-Za-z0-9+/=])",
                    "***"));
    private static final List<Rule> PLACES = List.of(
            new Rule("(?<!\\d)\\d{12}(?!\\d)", "<account>"),
            new Rule("(?<![\\d.])\\d{1,3}(?:\\.\\d{1,3}){3}(?![\\d.]*\\d)", "<address>"),
            new Rule("(?i)(?<![0-9a-f:])(?:[0-9a-f]{1,4}:){4,7}[0-9a-f]{1,4}(?![0-9a-f:])", "<address>"),
            new Rule("(?i)(?<![0-9a-f:])[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,6}::(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,6})?"
                    + "(?![0-9a-f:])", "<address>"),
            new Rule("(?i)\\bip-\\d{1,3}(?:-\\d{1,3}){3}\\b", "<address>"),
            new Rule("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,8}", "<e-mail>"));

    private record Rule(Pattern pattern, String instead) {
        private Rule(String pattern, String instead) {
            this(Pattern.compile(pattern), instead);
        }
    }

    private final List<Rule> rules;

    private Redaction(List<Rule> rules) {
        this.rules = rules;
    }

    /** What is handed out unless somebody asks for more. */
    public static Redaction on() {
        return new Redaction(Stream.concat(SECRETS.stream(), PLACES.stream()).toList());
    }

    /** What may be written down here: no credential, and nothing that looks like a secret. */
    static Redaction ofSecrets() {
        return new Redaction(SECRETS);
    }

    /** Everything as it was seen. */
    public static Redaction off() {
        return new Redaction(List.of());
    }

    public String of(String text) {
        if (rules.isEmpty()) {
            return text;
        }
        String shown = text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
        for (Rule rule : rules) {
            Matcher matcher = rule.pattern().matcher(shown);
            shown = matcher.replaceAll(rule.instead());
        }
        return shown;
    }
}
