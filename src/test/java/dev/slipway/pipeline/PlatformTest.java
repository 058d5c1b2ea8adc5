package dev.slipway.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlatformTest {

    @Test
    void ecsAndDockerNameTheSameProcessorsDifferently() {
        assertEquals("linux/amd64", Platform.X86_64.docker());
        assertEquals("linux/arm64", Platform.ARM64.docker());
        for (Platform platform : Platform.values()) {
            assertEquals(Optional.of(platform), Platform.ofDocker(platform.docker().substring("linux/".length())));
        }
    }

    @Test
    void aProcessorThatFargateDoesNotHaveIsNone() {
        assertEquals(Optional.empty(), Platform.ofDocker("riscv64"));
        assertEquals(Optional.empty(), Platform.ofDocker(""));
    }
}
