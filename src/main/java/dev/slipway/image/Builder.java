package dev.slipway.image;

/** What makes images of Dockerfiles at an engine. */
public sealed interface Builder {

    /** The engine's own old builder, which knows nothing that was added to Dockerfiles since 2018. */
    record Classic() implements Builder {}

    /** BuildKit, through Docker's buildx of that version. */
    record Buildx(String version) implements Builder {}

    /** BuildKit, through a docker command line of that version that has it built in (before 23). */
    record CommandLine(String version) implements Builder {}

    /** Podman's, behind the same API as the classic builder, which knows what Dockerfiles can do today. */
    record Buildah(String version) implements Builder {}
}
