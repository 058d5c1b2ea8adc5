package dev.slipway.reach;

import dev.slipway.pipeline.Cidr;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * One port for one range of addresses.
 *
 * @param port TCP, 1 to 65535
 * @param cidr who is to get in
 * @param tag  value of the tag on the rule, by which it is known as ours
 * @param description what the console shows beside the rule; at most 255 characters, of those that EC2 takes
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpRange.html">IpRange</a>
 */
public record PortRequest(String securityGroupId, int port, Cidr cidr, String tag, String description) {

    private static final Pattern DESCRIPTION = Pattern.compile("[A-Za-z0-9 ._:/()#,@\\[\\]+=&;{}!$*-]{0,255}");

    public PortRequest {
        Objects.requireNonNull(securityGroupId);
        Objects.requireNonNull(cidr);
        Objects.requireNonNull(tag);
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("not a port: " + port);
        }
        if (!isDescription(description)) {
            throw new IllegalArgumentException("not a description: " + description);
        }
    }

    /** With the usual description. */
    public PortRequest(String securityGroupId, int port, Cidr cidr, String tag) {
        this(securityGroupId, port, cidr, tag, usualDescription(tag));
    }

    /** What Slipway writes beside its rules unless somebody wants something else. */
    public static String usualDescription(String tag) {
        return GroupRules.description(tag);
    }

    /** Whether EC2 takes the text as a rule's description. */
    public static boolean isDescription(String text) {
        return DESCRIPTION.matcher(text).matches();
    }
}
