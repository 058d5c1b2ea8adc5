package dev.slipway.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Requests that stand for all that a statement speaks of, stars filled in with nothing, with little and with more than
 * any pattern could spell out: what allows these allows all of it.
 */
final class Coverage {

    /** From the private use area, so that no policy writes it. */
    private static final String STRANGE = "\uE000";
    private static final List<String> FILLINGS = List.of("", STRANGE, STRANGE.repeat(1_000));

    private Coverage() {}

    /** For one action on one resource, both as a policy writes them. */
    static List<AccessRequest> requests(String action, String resource, Map<String, List<String>> context) {
        List<AccessRequest> requests = new ArrayList<>();
        for (String filledAction : filled(action)) {
            for (String filledResource : resource.equals("*") ? List.of("*") : filled(resource)) {
                requests.add(AccessRequest.of(filledAction, filledResource, context));
            }
        }
        return requests;
    }

    private static List<String> filled(String pattern) {
        return Stream.concat(FILLINGS.stream().map(filling -> pattern.replace("*", filling).replace("?", STRANGE)),
                Stream.of(pattern)).distinct().toList();
    }
}
