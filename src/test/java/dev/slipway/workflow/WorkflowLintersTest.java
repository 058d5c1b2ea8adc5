package dev.slipway.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.parts.Needs;
import dev.slipway.parts.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What we generate, as actionlint, GitHub's own language service and SchemaStore's schema see it. */
@Needs(Part.WORKFLOW_LINTERS)
class WorkflowLintersTest {

    @TempDir
    private Path folder;

    private List<String> lint(String... texts) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("node",
                Path.of(System.getProperty("slipway.basedir", "."), "src/test/node/lint-workflow.mjs").toString(),
                System.getenv("SLIPWAY_TEST_NODE_MODULES")));
        for (int i = 0; i < texts.length; i++) {
            command.add(Files.writeString(folder.resolve(i + ".yml"), texts[i]).toString());
        }
        Process node = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, node.waitFor(), output);
        return output.lines().toList();
    }

    @Test
    void noLinterFindsAnythingInWhatWeGenerate() throws IOException, InterruptedException {
        List<String> texts = DifferentPipelines.workflows();

        assertTrue(texts.size() >= 20);
        assertEquals(List.of(), lint(texts.toArray(String[]::new)));
    }

    @Test
    void everyLinterWouldFindAFault() throws IOException, InterruptedException {
        String broken = WorkflowFileTest.generated().replace("needs: test-and-build\n", "needs: test-and-built\n")
                .replaceFirst("timeout-minutes: \\d+", "timeout-minutes: [1]");

        List<String> found = lint(broken);

        for (String linter : List.of(": actionlint: ", ": language service: ", ": schema: ")) {
            assertTrue(found.stream().anyMatch(line -> line.contains(linter)), linter + found);
        }
    }
}
