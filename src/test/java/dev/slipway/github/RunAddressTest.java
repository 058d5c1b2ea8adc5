package dev.slipway.github;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipway.pipeline.RepositoryName;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"https://github.com/learner/my-app/actions/runs/42",
            " https://github.com/learner/my-app/actions/runs/42/\n",
            "https://github.com/learner/my-app/actions/runs/42/job/7#step:5:12",
            "https://github.com/learner/my-app/actions/runs/42?pr=3", "https://acme.ghe.com/learner/my-app/actions/runs/42"})
    void aRunsPageNamesIt(String address) {
        assertEquals(Optional.of(new RunAddress(new RepositoryName("learner", "my-app"), 42)), RunAddress.of(address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "42", "https://github.com/learner/my-app", "https://github.com/learner/my-app/actions/runs/x",
            "https://github.com/learner/my-app/actions/runs/99999999999999999999", "file:///learner/my-app/actions/runs/42",
            "https://github.com/learner/my app/actions/runs/42"})
    void anythingElseIsNone(String address) {
        assertEquals(Optional.empty(), RunAddress.of(address));
    }
}
