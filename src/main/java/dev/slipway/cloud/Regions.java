package dev.slipway.cloud;

import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.RegionMetadata;

/** The regions to choose from, as the SDK knows them. */
public final class Regions {

    /** Where the first pipeline goes when nothing else says otherwise. */
    public static final String DEFAULT = "ap-northeast-1";

    private Regions() {}

    /** {@code ap-northeast-1} and {@code Asia Pacific (Tokyo)}. */
    public record Entry(String id, String name) {}

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
