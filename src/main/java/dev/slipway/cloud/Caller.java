package dev.slipway.cloud;

/**
 * Who we are, as STS says.
 *
 * @param account 12 digits
 * @param arn     the user's or assumed role's ARN
 */
public record Caller(String account, String arn) {

    public boolean isRoot() {
        return arn.endsWith(":root");
    }

    /** {@code aws}, {@code aws-cn} or {@code aws-us-gov}. */
    public String partition() {
        String[] parts = arn.split(":", 3);
        return parts.length == 3 ? parts[1] : "aws";
    }
}
