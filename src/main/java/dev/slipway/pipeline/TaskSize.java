package dev.slipway.pipeline;

/**
 * What the task asks for.
 *
 * @param cpu    CPU units (1024 are one vCPU)
 * @param memory MiB
 */
public record TaskSize(int cpu, int memory, Platform platform) {

    public static TaskSize defaults() {
        return new TaskSize(512, 1024, Platform.X86_64);
    }
}
