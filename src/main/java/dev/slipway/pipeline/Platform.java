package dev.slipway.pipeline;

import java.util.Optional;

/** A processor architecture, as ECS, Docker and GitHub's runners call it. The system is Linux. */
public enum Platform {
    X86_64("amd64"),
    ARM64("arm64");

    private final String docker;

    Platform(String docker) {
        this.docker = docker;
    }

    /** {@code linux/amd64} or {@code linux/arm64}, as Docker writes it. */
    public String docker() {
        return "linux/" + docker;
    }

    /** From Docker's architecture name ({@code amd64}); empty for any other. */
    public static Optional<Platform> ofDocker(String architecture) {
        for (Platform platform : values()) {
            if (platform.docker.equals(architecture)) {
                return Optional.of(platform);
            }
        }
        return Optional.empty();
    }
}
