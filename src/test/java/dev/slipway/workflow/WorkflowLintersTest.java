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

/** What we generate, as actionlint and GitHub's own language service see it. */
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
    void bothLintersFindNothingInWhatWeGenerate() throws IOException, InterruptedException {
        List<String> texts = DifferentPipelines.workflows();

        assertTrue(texts.size() >= 20);
        assertEquals(List.of(), lint(texts.toArray(String[]::new)));
    }

    @Test
    void bothLintersWouldFindAFault() throws IOException, InterruptedException {
        String broken = WorkflowFileTest.generated().replace("needs: test-and-build\n", "needs: test-and-built\n");

        List<String> found = lint(broken);

        assertTrue(found.stream().anyMatch(line -> line.contains(": actionlint: ")), found.toString());
        assertTrue(found.stream().anyMatch(line -> line.contains(": language service: ")), found.toString());
    }
}
