package dev.slipway.taskdef;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The pairs of CPU and memory that Fargate offers.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html">Task CPU and memory</a>
 */
public final class FargateSizes {

    private static final Map<Integer, List<Integer>> PAIRS = pairs();

    private FargateSizes() {}

    /** CPU units, smallest first. */
    public static List<Integer> cpus() {
        return List.copyOf(PAIRS.keySet());
    }

    /** MiB that go with these CPU units, smallest first; none for a CPU that is not offered. */
    public static List<Integer> memories(int cpu) {
        return PAIRS.getOrDefault(cpu, List.of());
    }

    public static boolean isOffered(int cpu, int memory) {
        return memories(cpu).contains(memory);
    }

    /** The smallest memory with these CPU units that is not below the wish; the largest there is, if all are. */
    static Optional<Integer> nearestMemory(int cpu, int memory) {
        List<Integer> offered = memories(cpu);
        return offered.stream().filter(size -> size >= memory).findFirst()
                .or(() -> offered.isEmpty() ? Optional.empty() : Optional.of(offered.getLast()));
    }

    /** The smallest CPU not below the wish that goes with this memory. */
    static Optional<Integer> nearestCpu(int cpu, int memory) {
        return PAIRS.keySet().stream().filter(size -> size >= cpu && isOffered(size, memory)).findFirst();
    }

    private static Map<Integer, List<Integer>> pairs() {
        Map<Integer, List<Integer>> pairs = new LinkedHashMap<>();
        pairs.put(256, List.of(512, 1024, 2048));
        pairs.put(512, List.of(1024, 2048, 3072, 4096));
        pairs.put(1024, steps(2048, 8192, 1024));
        pairs.put(2048, steps(4096, 16384, 1024));
        pairs.put(4096, steps(8192, 30720, 1024));
        pairs.put(8192, steps(16384, 61440, 4096));
        pairs.put(16384, steps(32768, 122880, 8192));
        pairs.put(32768, List.of(61440, 122880, 249856));
        return Collections.unmodifiableMap(pairs);
    }

    private static List<Integer> steps(int first, int last, int step) {
        return IntStream.rangeClosed(0, (last - first) / step).map(i -> first + i * step).boxed().toList();
    }
}
