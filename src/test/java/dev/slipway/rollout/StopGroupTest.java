package dev.slipway.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StopGroupTest {

    @Test
    void reasonsThatDifferOnlyInIdsAddressesAndTriesAreOne() {
        Looks looks = new Looks()
                .stopped("t1", "TaskFailedToStart", "ResourceInitializationError: retried 1 time(s), dial tcp 10.0.0.5:443,"
                        + " request id: 0f7d2c1a-1b2c-4d5e-8f90-a1b2c3d4e5f6")
                .stopped("t2", "TaskFailedToStart", "ResourceInitializationError: retried 3 time(s), dial tcp 10.0.1.9:443,"
                        + " request id: 99887766-1b2c-4d5e-8f90-a1b2c3d4e5f6");

        List<StopGroup> groups = looks.after(30).stopped("ecs-svc/new");

        assertEquals(1, groups.size());
        assertEquals(2, groups.getFirst().count());
    }

    @Test
    void theSameWordsWithAnotherExitCodeAreAnotherReason() {
        List<StopGroup> groups = new Looks().exited("t1", 1, "").exited("t2", 137, "").exited("t3", 137, "").after(30)
                .stopped("ecs-svc/new");

        assertEquals(List.of(2, 1), groups.stream().map(StopGroup::count).toList());
        assertEquals(Optional.of(137), groups.getFirst().exitCode());
    }

    @Test
    void tasksOfOtherDeploymentsDoNotCount() {
        assertEquals(List.of(), new Looks().exited("t1", 1, "").after(30).stopped("ecs-svc/other"));
    }
}
