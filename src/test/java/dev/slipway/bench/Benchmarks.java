package dev.slipway.bench;

import dev.slipway.Stagehand;
import dev.slipway.ui.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/** Takes all figures, and tells them: {@code mvn -Pbench}. A missed target is told, too, and fails nothing. */
public final class Benchmarks {

    private Benchmarks() {}

    /** @param args the folder for the results */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        Files.createDirectories(folder);
        Report report = new Report(figure("read 64 KiB with Jackson (the calibration)", "calibration", OptionalDouble.empty()));
        report.add(figure("full check of 64 KiB", "check", OptionalDouble.of(5)));
        new RefusalBenchmark(folder).figures().forEach(report::add);
        report.add(DiagnosisBenchmark.figure());
        report.add(RunLogBenchmark.figure());
        report.add(RuleBenchmark.figure());
        new BuildBenchmark(folder).addTo(report);
        new PushBenchmark(folder).addTo(report);
        Path home = Files.createTempDirectory("slipway-bench");
        try (Stagehand stage = new Stagehand(home, Texts.Language.ENGLISH, 1000, 700)) {
            new StopBenchmark(stage).figures().forEach(report::add);
            new ScreenBenchmark(stage).figures().forEach(report::add);
            new TimelineBenchmark(stage).figures().forEach(report::add);
            report.add(new ArrivalBenchmark(stage).figure());
            new BuildLogBenchmark(stage).figures().forEach(report::add);
        }
        BuildKitBenchmark.figures(home).forEach(report::add);
        System.out.print(report.table());
        report.write(folder.resolve("results.json"));
        System.exit(0);
    }

    private static Figure figure(String what, String benchmark, OptionalDouble target) throws RunnerException {
        RunResult result = new Runner(new OptionsBuilder().include(CheckBenchmark.class.getName() + "\\." + benchmark)
                .verbosity(VerboseMode.SILENT).build()).runSingle();
        Statistics times = result.getPrimaryResult().getStatistics();
        return new Figure(what, times.getN(), times.getPercentile(50), times.getPercentile(99), target);
    }
}
