package dev.slipway.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DockerfileTest {

    @TempDir
    Path folder;

    @Test
    void continuedLinesCommentsAndBlankLinesMakeOneInstruction() {
        Dockerfile dockerfile = Dockerfile.of("""
                # a comment \\
                from scratch

                RUN one && \\
                    # between
                \\
                    two
                CMD ["x"]
                """);
        assertEquals(List.of("FROM", "RUN", "CMD"),
                dockerfile.instructions().stream().map(Dockerfile.Instruction::keyword).toList());
        assertEquals(List.of(2, 4, 8), dockerfile.instructions().stream().map(Dockerfile.Instruction::line).toList());
        assertTrue(dockerfile.instructions().get(1).arguments().replaceAll("\\s+", " ").equals("one && two"));
    }

    @Test
    void theEscapeDirectiveLetsPathsKeepTheirBackslash() {
        Dockerfile dockerfile = Dockerfile.of("# escape=`\nFROM x\nRUN one `\n two\nWORKDIR C:\\\nCMD x");
        assertEquals(List.of("FROM", "RUN", "WORKDIR", "CMD"),
                dockerfile.instructions().stream().map(Dockerfile.Instruction::keyword).toList());
    }

    @Test
    void linesOfAHeredocAreNoInstructions() {
        Dockerfile dockerfile = Dockerfile.of("FROM x\nRUN <<-\"EOF\"\nEXPOSE 1\n\tEOF\nEXPOSE 2\nRUN echo $((1<<N))\nEXPOSE 3");
        assertEquals(List.of(2, 3), dockerfile.ports(""));
    }

    @Test
    void stagesAreFoundByNameAndTheLastOneByNone() {
        Dockerfile dockerfile = Dockerfile.of("ARG BASE=x\nFROM --platform=linux/amd64 ${BASE} AS Build\nFROM build as test\nFROM y");
        assertEquals("${BASE}", dockerfile.stage("build").orElseThrow().from());
        assertTrue(dockerfile.stage("TEST").isPresent());
        assertEquals("y", dockerfile.stage("").orElseThrow().from());
        assertFalse(dockerfile.stage("nowhere").isPresent());
        assertFalse(Dockerfile.of("").stage("").isPresent());
    }

    @Test
    void portsAreThoseOfTheStageAndTheStagesItStartsFrom() {
        Dockerfile dockerfile = Dockerfile.of("""
                FROM a AS base
                EXPOSE 80 443/tcp 53/udp $PORT
                FROM b AS other
                EXPOSE 9000
                FROM base
                EXPOSE 8080
                """);
        assertEquals(List.of(8080, 80, 443), dockerfile.ports(""));
        assertEquals(List.of(9000), dockerfile.ports("other"));
    }

    @Test
    void aStageNamedLikeItsOwnBaseImageEndsTheSearch() {
        assertEquals(List.of(80), Dockerfile.of("FROM nginx AS nginx\nEXPOSE 80").ports("").stream().distinct().toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "RUN --mount=type=cache,target=/root/.m2 mvn package",
        "RUN --network=none --mount=type=secret,id=x true",
        "COPY --chown=1 --chmod=755 a b",
        "COPY --from=build --link a b",
        "ADD --checksum=sha256:1 http://x y",
        "RUN <<EOF\nX\nEOF",
        "COPY <<'EOF' /x\nhello\nEOF",
        "FROM --platform=$BUILDPLATFORM x",
        "ARG TARGETARCH",
        "RUN \\\n --mount=type=cache,target=/x \\\n true",
    })
    void whatOnlyBuildKitCanBuildIsFound(String instruction) {
        assertTrue(BuildKitSyntax.in(Dockerfile.of("FROM scratch\n" + instruction)).isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "# syntax=docker/dockerfile:1",
        "# RUN --mount=type=cache true",
        "COPY --chown=1:1 --from=build a b",
        "FROM --platform=linux/amd64 x",
        "RUN tool --link --mount",
        "RUN echo $((1<<N))",
        "ARG TARGETARCH=amd64",
        "ARG BASE",
        "HEALTHCHECK --interval=5s CMD true",
    })
    void whatTheClassicBuilderKnowsIsLeftAlone(String instruction) {
        assertFalse(BuildKitSyntax.in(Dockerfile.of("FROM scratch\n" + instruction)).isPresent());
    }

    @Test
    void aFolderWithoutADockerfileOrWithAHugeOneIsRefused() throws Exception {
        assertInstanceOf(ImageProblem.NoDockerfile.class,
                assertThrows(ProblemException.class, () -> Dockerfile.in(folder)).problem());
        Files.writeString(folder.resolve("Dockerfile"), "#".repeat(1_000_001));
        assertInstanceOf(ImageProblem.BadDockerfile.class,
                assertThrows(ProblemException.class, () -> Dockerfile.in(folder)).problem());
    }
}
