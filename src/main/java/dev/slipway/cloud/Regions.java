package dev.slipway.cloud;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.RegionMetadata;

/** The regions to choose from, as the SDK knows them. */
public final class Regions {

    /** Where the first pipeline goes when nothing else says otherwise. */
    public static final String DEFAULT = "ap-northeast-1";

    /** Those that every account of the partition {@code aws} has without asking; all later ones must be enabled. */
    private static final Set<String> ALWAYS_ENABLED = Set.of("us-east-1", "us-east-2", "us-west-1", "us-west-2",
            "ap-south-1", "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-southeast-1", "ap-southeast-2",
            "ca-central-1", "eu-central-1", "eu-west-1", "eu-west-2", "eu-west-3", "eu-north-1", "sa-east-1");

    private Regions() {}

    /** {@code ap-northeast-1} and {@code Asia Pacific (Tokyo)}. */
    public record Entry(String id, String name) {}

    /**
     * Whether an account has the region only after somebody has enabled it.
     *
     * @see <a href="https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html">Enable or disable
     *     AWS Regions in your account</a>
     */
    static boolean isOptIn(String region) {
        return PartitionMetadata.of(Region.of(region)).id().equals("aws") && !ALWAYS_ENABLED.contains(region);
    }

    /** AWS's own partition first, then China and GovCloud; isolated partitions and global pseudo-regions left out. */
    public static List<Entry> all() {
        List<String> partitions = List.of("aws", "aws-cn", "aws-us-gov");
        return partitions.stream().flatMap(partition -> Region.regions().stream()
                .filter(region -> !region.isGlobalRegion())
                .filter(region -> PartitionMetadata.of(region).id().equals(partition))
                .map(region -> new Entry(region.id(), RegionMetadata.of(region).description()))
                .sorted(Comparator.comparing(Entry::id))).toList();
    }
}
