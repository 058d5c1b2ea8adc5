package dev.slipway.cleanup;

import dev.slipway.pipeline.TaskSize;

/** What AWS puts on the bill for a thing, in the units that it counts. */
public sealed interface Usage {

    /** @param addresses how many of them have a public IPv4 address */
    record Tasks(int count, TaskSize size, int addresses) implements Usage {}

    /** @param addresses public IPv4 addresses, one in each of its zones */
    record Balancer(int addresses) implements Usage {}

    /** Images in ECR; layers that images share are counted once an image, so this is more than is paid for. */
    record Images(long bytes) implements Usage {}

    /** Log lines that were taken in, as they are stored, which is smaller than what is paid for. */
    record Logs(long bytes) implements Usage {}

    /** It costs nothing. */
    record Nothing() implements Usage {}
}
