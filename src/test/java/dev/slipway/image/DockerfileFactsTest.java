package dev.slipway.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipway.pipeline.Platform;
import dev.slipway.pipeline.Said;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DockerfileFactsTest {

    @Test
    void itsPortsAndTheProcessorOfItsLastStageAreRead() {
        Dockerfile file = Dockerfile.of("""
                FROM --platform=$BUILDPLATFORM maven AS build
                EXPOSE 9
                FROM --platform=linux/arm64 eclipse-temurin:25
                EXPOSE 8080 8443/tcp
                """);

        assertEquals(new Said.Dockerfile(List.of(8080, 8443), Optional.of(Platform.ARM64)), DockerfileFacts.of(file));
        assertEquals(OptionalInt.of(4), DockerfileFacts.portLine(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"FROM a", "FROM --platform=$TARGETPLATFORM a", "FROM --platform=linux/riscv64 a", "", "EXPOSE",
        "FROM --platform=linux/amd64"})
    void whatItDoesNotSayIsNotKnown(String text) {
        assertEquals(new Said.Dockerfile(List.of(), Optional.empty()), DockerfileFacts.of(Dockerfile.of(text)));
        assertEquals(0, DockerfileFacts.of(Dockerfile.of(text)).ports().size());
    }
}
