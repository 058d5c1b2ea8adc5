package dev.slipway.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.change.ProblemException;
import dev.slipway.taskdef.Finding;
import dev.slipway.taskdef.Opened;
import dev.slipway.taskdef.Rules;
import dev.slipway.taskdef.Stripped;
import dev.slipway.taskdef.Stripping;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The full check of a definition as large as AWS takes one, and beside it the plain reading of the same text. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class CheckBenchmark {

    private final ObjectMapper mapper = new ObjectMapper();
    private final String text = LargeDefinition.text("my-app");

    /** What every figure is told as a multiple of. */
    @Benchmark
    public JsonNode calibration() throws IOException {
        return mapper.readTree(text);
    }

    /** Read, strip, and see what the rules say of the rest. */
    @Benchmark
    public List<Finding> check() throws ProblemException {
        Opened opened = Opened.of(text);
        Stripped stripped = Stripping.of(opened.definition());
        return stripped.removed().isEmpty() ? Rules.check(opened) : Rules.check(stripped.clean());
    }
}
