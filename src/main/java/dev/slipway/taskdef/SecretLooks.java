package dev.slipway.taskdef;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Whether a variable of a container or of a build looks like a password, a token or a key in plain sight. */
public final class SecretLooks {

    private static final int SHORTEST_KEY = 14;
    private static final int LONGEST_NAME = 256;
    /** Keys and tokens have their marks in front. */
    private static final int LOOKED_AT = 1_000;
    private static final List<String> HINTS = List.of("pass", "pw", "secret", "token", "credential", "key");
    private static final Pattern NAME = Pattern.compile("(?i)password|passwd|passphrase|secret|token|credential"
            + "|(api|private|access|encryption|signing|auth|license|master|account|storage)[_.-]?key"
            + "|(?<![a-z0-9])(pass|pwd|pw)$");
    /** Names of what only points at a secret, or says how long or large one is. */
    private static final Pattern HARMLESS_NAME = Pattern.compile("(?i).*(_id|_arn|_name|_file|_path|_dir|_url|_uri"
            + "|_endpoint|_host|_ttl|_expiry|_expires?(_in)?|_expiration|_lifetime|_timeout|_duration|_days|_hours"
            + "|_minutes|_seconds|_ms|_length|_limit|_count|_size|_type|_enabled|_required|_issuer|_audience"
            + "|_algorithm|_prefix|_suffix|_header|_region|_version|_policy|_provider|tokens)|pwd");
    /** A switch, a place, or something that is still to be filled in. */
    private static final Pattern HARMLESS_VALUE = Pattern.compile("(?i)true|false|yes|no|on|off|none|null|0|1|arn:.*|/.*"
            + "|\\./.*|https?://[^@]*");
    private static final Pattern VALUE = Pattern.compile("[a-z][a-z0-9+.-]*://[^/\\s:@]*:[^/\\s:@$<{]+@.*"
            + "|(AKIA|ASIA)[A-Z0-9]{16}|-----BEGIN [A-Z ]*PRIVATE KEY-----.*|gh[opsu]_\\w{30,}|github_pat_\\w{30,}"
            + "|xox[abps]-[\\w-]{10,}|[rs]k_live_\\w{10,}|eyJ[\\w-]{8,}\\.eyJ[\\w-]{8,}\\..*", Pattern.DOTALL);

    private SecretLooks() {}

    public static boolean has(String name, String value) {
        if (value.isBlank() || name.length() >= LONGEST_NAME) {
            return false;
        }
        String start = value.strip().substring(0, Math.min(LOOKED_AT, value.strip().length()));
        boolean isSecret = isKey(start) || isTelling(name) && NAME.matcher(name).find() && !HARMLESS_NAME.matcher(name).matches()
                && !HARMLESS_VALUE.matcher(start).matches();
        return isSecret && !Placeholders.isIn(start);
    }

    /** Most names have none of these in them, and a pattern takes its time. */
    private static boolean isTelling(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (String hint : HINTS) {
            if (lower.contains(hint)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isKey(String value) {
        boolean isLogin = value.indexOf('@') > 0;
        boolean mayBeKey = value.length() >= SHORTEST_KEY && "Agxrse-".indexOf(value.charAt(0)) >= 0;
        return (isLogin || mayBeKey) && VALUE.matcher(value).matches();
    }
}
