package dev.slipway.rollout;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A service as people have it at hand: its ARN, that of one of its deployments, or its address in the console.
 *
 * @param region empty when it does not say
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-account-settings.html#ecs-resource-ids">ARN
 *     formats</a>
 */
public record ServiceAddress(String region, ServiceName service) {

    private static final String NAME = "[A-Za-z0-9_-]{1,255}";
    private static final int LONGEST = 2_000;
    private static final Pattern ARN = Pattern.compile("arn:[a-z-]+:ecs:([a-z0-9-]+):\\d{12}:"
            + "service(?:-deployment|-revision)?/(" + NAME + ")/(" + NAME + ")(?:/.*)?");
    private static final Pattern CONSOLE = Pattern.compile("https://[^/]*console\\.[^/]+/ecs/.*clusters/(" + NAME
            + ")/services/(" + NAME + ")(?:[/?#].*)?");
    private static final Pattern REGION = Pattern.compile(
            "[?&]region=([a-z0-9-]+)|https://([a-z]+(?:-[a-z]+)+-\\d)\\.");

    /** Empty for anything else. */
    public static Optional<ServiceAddress> of(String text) {
        String address = text.strip();
        if (address.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher arn = ARN.matcher(address);
        if (arn.matches()) {
            return Optional.of(new ServiceAddress(arn.group(1), new ServiceName(arn.group(2), arn.group(3))));
        }
        Matcher console = CONSOLE.matcher(decoded(address));
        return console.matches() ? Optional.of(new ServiceAddress(region(address),
                new ServiceName(console.group(1), console.group(2)))) : Optional.empty();
    }

    private static String region(String address) {
        Matcher region = REGION.matcher(address);
        return !region.find() ? "" : region.group(1) == null ? region.group(2) : region.group(1);
    }

    private static String decoded(String address) {
        try {
            return URLDecoder.decode(address, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // a percent sign that begins nothing
            return address;
        }
    }
}
