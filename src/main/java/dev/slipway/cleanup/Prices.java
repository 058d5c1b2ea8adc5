package dev.slipway.cleanup;

import dev.slipway.pipeline.Platform;
import dev.slipway.pipeline.TaskSize;
import java.time.YearMonth;
import java.util.Map;

/**
 * Rough prices of a region, in US dollars, as they were read in {@link #READ}.
 *
 * @param region        the region that they were read for
 * @param vcpuHour      one vCPU of Fargate for an hour, on X86_64
 * @param gibibyteHour  one GiB of Fargate's memory for an hour, on X86_64
 * @param publicAddress one public IPv4 address for an hour
 * @param balancer      one Application Load Balancer for an hour, without capacity units and addresses
 * @param logGibibyte   one GiB of lines that CloudWatch Logs takes in
 */
public record Prices(String region, double vcpuHour, double gibibyteHour, double publicAddress, double balancer,
                     double logGibibyte) {

    /** When they were read. */
    public static final YearMonth READ = YearMonth.of(2026, 11);

    private static final double UNITS_OF_ONE_VCPU = 1024;
    private static final double MIB_OF_ONE_GIB = 1024;
    /** Graviton costs about a fifth less. */
    private static final double ARM = 0.8;
    private static final Prices NORTH_VIRGINIA = new Prices("us-east-1", 0.04048, 0.004445, 0.005, 0.0225, 0.50);
    private static final Map<String, Prices> KNOWN = Map.of("us-east-1", NORTH_VIRGINIA,
            "ap-northeast-1", new Prices("ap-northeast-1", 0.05056, 0.00553, 0.005,
                    0.0243, 0.76));

    /** The region's prices; those of us-east-1 for a region that is not known, which says so in {@link #region}. */
    public static Prices near(String region) {
        return KNOWN.getOrDefault(region, NORTH_VIRGINIA);
    }

    /** One GiB of images that ECR keeps for a month, the same everywhere. */
    public double imageGibibyteMonth() {
        return 0.10;
    }

    /** What one Linux task of this size costs on Fargate in an hour, without addresses, traffic and logs. */
    public double taskHour(TaskSize size) {
        double onIntel = size.cpu() / UNITS_OF_ONE_VCPU * vcpuHour + size.memory() / MIB_OF_ONE_GIB * gibibyteHour;
        return size.platform() == Platform.ARM64 ? onIntel * ARM : onIntel;
    }
}
