package dev.slipway.practice;

import java.util.List;

/**
 * A task that runs now.
 *
 * @param listening the ports on which its programs take connections, whatever its definition maps
 */
record RunningTask(String id, List<Integer> listening) {
    RunningTask {
        listening = List.copyOf(listening);
    }
}
