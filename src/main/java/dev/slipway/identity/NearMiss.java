package dev.slipway.identity;

import dev.slipway.identity.Handshake.Hint;
import java.util.Locale;
import java.util.Map;

/** Tells what kind of near miss a {@code sub} is. */
final class NearMiss {

    private static final AccessRequest NO_VALUES = AccessRequest.of("", "", Map.of());

    private NearMiss() {}

    static Hint hint(String operator, String wanted, String sent) {
        if (!operator.contains("Like") && wanted.contains("*") && Glob.matches(wanted, sent, NO_VALUES)) {
            return Hint.WILDCARD_IN_EQUALS;
        }
        if (operator.contains("Like") && Glob.matches(wanted, withoutIds(sent), NO_VALUES)) {
            return Hint.IDS_MISSING;
        }
        String here = TrustTarget.repository(wanted);
        String there = TrustTarget.repository(sent);
        if (here.equals(there)) {
            return ofSuffix(sent.substring(there.length()), wanted.substring(here.length()));
        }
        if (here.equals(withoutIds(there))) {
            return Hint.IDS_MISSING;
        }
        if (withoutIds(here).equals(there)) {
            return Hint.IDS_UNEXPECTED;
        }
        return here.toLowerCase(Locale.ROOT).equals(there.toLowerCase(Locale.ROOT)) ? Hint.CASE
                : Hint.OTHER_REPOSITORY;
    }

    private static Hint ofSuffix(String sent, String wanted) {
        if (sent.equalsIgnoreCase(wanted)) {
            return Hint.CASE;
        }
        if (sent.startsWith(":environment:")) {
            return Hint.ENVIRONMENT;
        }
        return sent.equals(":pull_request") ? Hint.PULL_REQUEST : Hint.OTHER_REF;
    }

    private static String withoutIds(String repository) {
        return repository.replaceAll("@\\d+(?=/|:|$)", "");
    }
}
