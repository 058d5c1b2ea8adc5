package dev.slipway.practice;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/**
 * The sizes of task that Fargate offers.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html">Fargate
 *     tasks</a>
 */
final class EcsTaskSize {

    private static final Pattern WRITTEN = Pattern.compile("(?i)([0-9]*\\.?[0-9]+)\\s*(vcpu|gb)?");
    private static final int UNITS = 1024;

    private EcsTaskSize() {}

    /** CPU units or MiB of {@code 512}, {@code .5 vCPU} or {@code 1 GB}; empty when it is none of these. */
    static Optional<Integer> units(String written) {
        Matcher match = WRITTEN.matcher(written.strip());
        if (!match.matches() || written.length() > 16) {
            return Optional.empty();
        }
        double number = Double.parseDouble(match.group(1));
        double units = match.group(2) == null ? number : number * UNITS;
        return units == Math.rint(units) && units <= Integer.MAX_VALUE ? Optional.of((int) units) : Optional.empty();
    }

    /** CPU units of all containers together; 0 when the definition leaves them open, as on instances it may. */
    static int units(TaskDefinition definition) {
        return Optional.ofNullable(definition.cpu()).flatMap(EcsTaskSize::units).orElse(0);
    }

    /** Whether Fargate runs tasks of so many CPU units and MiB. */
    static boolean isOffered(int cpu, int memory) {
        return switch (cpu) {
            case 256 -> memory == 512 || memory == 1024 || memory == 2048;
            case 512 -> isStep(memory, 1024, 4096, 1024);
            case 1024 -> isStep(memory, 2048, 8192, 1024);
            case 2048 -> isStep(memory, 4096, 16384, 1024);
            case 4096 -> isStep(memory, 8192, 30720, 1024);
            case 8192 -> isStep(memory, 16384, 61440, 4096);
            case 16384 -> isStep(memory, 32768, 122880, 8192);
            case 32768 -> memory == 61440 || memory == 122880 || memory == 249856;
            default -> false;
        };
    }

    private static boolean isStep(int memory, int least, int most, int step) {
        return memory >= least && memory <= most && (memory - least) % step == 0;
    }
}
