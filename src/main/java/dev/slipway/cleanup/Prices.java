package dev.slipway.cleanup;

import dev.slipway.pipeline.Platform;
import dev.slipway.pipeline.TaskSize;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Rough prices of a region, in US dollars, without taxes and free tier.
 *
 * @param region     the region that they were read for
 * @param read       when
 * @param figures    every one of {@link Figure}
 * @param fromMemory those that nobody has checked
 */
public record Prices(String region, YearMonth read, Map<Figure, Double> figures, Set<Figure> fromMemory) {

    private static final double UNITS_OF_ONE_VCPU = 1024;
    private static final double MIB_OF_ONE_GIB = 1024;
    private static final double BYTES_OF_ONE_GB = 1e9;
    private static final double HOURS_OF_A_MONTH = 730;
    private static final double SECONDS_OF_AN_HOUR = 3600;

    /** What has a price, by its key in the price table. */
    public enum Figure {
        /** One vCPU of Fargate for an hour, on X86_64. */
        VCPU_HOUR("fargateVcpuHour"),
        /** One GB of Fargate's memory for an hour, on X86_64. */
        GB_HOUR("fargateGbHour"),
        /** What ARM64 costs of that, from 0 to 1. */
        ARM_FACTOR("fargateArmFactor"),
        /** One public IPv4 address for an hour. */
        ADDRESS_HOUR("publicIpv4Hour"),
        /** An application load balancer for an hour, whatever it does. */
        BALANCER_HOUR("loadBalancerHour"),
        /** One of its capacity units for an hour; a learner's traffic uses next to none. */
        LCU_HOUR("loadBalancerLcuHour"),
        /** One GB of images in ECR for a month. */
        ECR_GB_MONTH("ecrGbMonth"),
        /** One GB of log lines, once, as it is taken in. */
        LOGS_GB("logsGb");

        private final String key;

        Figure(String key) {
            this.key = key;
        }

        public String key() {
            return key;
        }

        static Optional<Figure> of(String key) {
            return Arrays.stream(values()).filter(figure -> figure.key.equals(key)).findFirst();
        }

        static List<String> keys() {
            return Arrays.stream(values()).map(Figure::key).toList();
        }
    }

    public Prices {
        figures = Map.copyOf(figures);
        fromMemory = Set.copyOf(fromMemory);
        if (figures.size() != Figure.values().length) {
            throw new IllegalArgumentException("not every figure is there: " + figures);
        }
    }

    public double of(Figure figure) {
        return figures.get(figure);
    }

    /** What one Linux task of this size costs on Fargate in an hour, without addresses, traffic and logs. */
    public double taskHour(TaskSize size) {
        double onIntel = size.cpu() / UNITS_OF_ONE_VCPU * of(Figure.VCPU_HOUR)
                + size.memory() / MIB_OF_ONE_GIB * of(Figure.GB_HOUR);
        return size.platform() == Platform.ARM64 ? onIntel * of(Figure.ARM_FACTOR) : onIntel;
    }

    /** What it costs for each hour that it stays. */
    public double hour(Usage usage) {
        return switch (usage) {
            case Usage.Tasks(int count, TaskSize size, int addresses) ->
                    count * taskHour(size) + addresses * of(Figure.ADDRESS_HOUR);
            case Usage.Balancer(int addresses) -> of(Figure.BALANCER_HOUR) + addresses * of(Figure.ADDRESS_HOUR);
            case Usage.Images(long bytes) -> bytes / BYTES_OF_ONE_GB * of(Figure.ECR_GB_MONTH) / HOURS_OF_A_MONTH;
            case Usage.Logs _, Usage.Nothing _ -> 0;
        };
    }

    /** What it has cost when it was for so long as it is now; log lines cost once. */
    public double soFar(Usage usage, Duration time) {
        return usage instanceof Usage.Logs(long bytes) ? bytes / BYTES_OF_ONE_GB * of(Figure.LOGS_GB)
                : hour(usage) * time.toSeconds() / SECONDS_OF_AN_HOUR;
    }
}
