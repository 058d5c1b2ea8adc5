package dev.slipway.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.slipway.image.BuildNews.Began;
import dev.slipway.image.BuildNews.Ended;
import dev.slipway.image.BuildNews.Moved;
import dev.slipway.image.BuildNews.Outcome;
import dev.slipway.image.BuildNews.Said;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Three builders tell what they do in three ways, and all of it comes out as the same kind of news. */
class BuildProgressTest {

    private final List<BuildNews> news = new ArrayList<>();

    @Test
    void plainProgressIsReadAsDocker20PrintedIt() throws Exception {
        read(PlainProgress::new, recorded("build-plain.txt"));

        assertEquals(13, begun().size());
        assertEquals(13, ended(Outcome.DONE).size());
        assertEquals(List.of("line 1", "line 2", "line 3", "no newline"), said("8"));
        assertEquals(List.of("other", "other2"), said("10"));
        assertEquals(List.of("transferring context: 401B done"), said("6"));
        assertTrue(news.contains(new Began("8",
                "[build 4/4] RUN for i in 1 2 3; do echo line $i; sleep 0.3; done; printf 'no newline'")), news::toString);
        assertTrue(news.contains(new Ended("8", Outcome.DONE, Optional.of(Duration.ofMillis(1_300)), "")), news::toString);
    }

    @Test
    void plainProgressTellsWhatWasCachedStoppedAndFailed() {
        read(PlainProgress::new, """
                #4 [1/3] FROM docker.io/local/base
                #4 CACHED

                #5 [2/3] RUN sleep 9
                #5 0.184 hi
                #5 CANCELED
                #6 [3/3] COPY nothing /
                #6 ERROR: "/nothing" not found: not found
                ------
                 > [3/3] COPY nothing /:
                ------
                failed to compute cache key: "/nothing" not found: not found
                """);

        assertEquals(List.of("4"), ended(Outcome.CACHED));
        assertEquals(List.of("5"), ended(Outcome.STOPPED));
        assertTrue(news.contains(new Ended("6", Outcome.FAILED, Optional.empty(), "\"/nothing\" not found: not found")),
                news::toString);
        assertEquals("failed to compute cache key: \"/nothing\" not found: not found", said("").getLast());
    }

    @Test
    void aLineThatOnlyLooksLikeAnEndIsALine() {
        read(PlainProgress::new, "#5 [2/2] RUN x\n#5 0.1 DONE 3.0s\n#5 0.2 see #4 DONE 1.0s\n#5 DONE 0.3s\n");
        assertEquals(List.of("DONE 3.0s", "see #4 DONE 1.0s"), said("5"));
        assertEquals(List.of("5"), ended(Outcome.DONE));
    }

    @Test
    void rawJsonIsReadAmongWarnings() throws Exception {
        read(SolveProgress::new, recorded("build-rawjson.txt"));

        String javac = id("[build 4/4] RUN [\"javac\", \"-d\", \"/classes\", \"Hello.java\"]");
        assertEquals(10, begun().size());
        assertEquals(List.of(id("[build 2/4] WORKDIR /src")), ended(Outcome.CACHED));
        assertEquals(List.of("Hello.java:3: warning: [deprec] x in y", "first half, second half",
                "WARNING: JSONArgsRecommended: JSON arguments recommended for CMD (line 9)", "green 日本"), said(javac));
        assertTrue(news.contains(new Ended(javac, Outcome.DONE, Optional.of(Duration.ofMillis(2_500)), "")), news::toString);
        assertEquals(1, said("").size());
        assertTrue(said("").getFirst().startsWith("WARNING: current commit"), news::toString);
    }

    @Test
    void rawJsonTellsHowFarALayerIs() throws Exception {
        read(SolveProgress::new, recorded("build-rawjson.txt"));
        List<Moved> layer = news.stream().filter(Moved.class::isInstance).map(Moved.class::cast)
                .filter(moved -> moved.part().startsWith("sha256:")).toList();
        assertEquals(List.of(1_048_576L, 30_123_456L), layer.stream().map(Moved::current).toList());
        assertEquals(30_123_456, layer.getFirst().total());
    }

    @Test
    void ofRawJsonTheStepThatFailedIsToldApartFromThoseStoppedForIt() throws Exception {
        read(SolveProgress::new, recorded("build-rawjson-failed.txt"));
        assertEquals(List.of(id("[2/2] RUN make")), ended(Outcome.FAILED));
        assertEquals(List.of(id("[other 2/2] RUN sleep 60")), ended(Outcome.STOPPED));
        assertEquals(List.of("ERROR: failed to solve: process \"/bin/sh -c make\" did not complete successfully: exit code: 2"),
                said(""));
    }

    @Test
    void theClassicBuildersStepsEndWhereTheNextBegins() {
        read(ClassicProgress::new, """
                Step 1/3 : FROM local/base
                 ---> 0123456789ab
                Step 2/3 : WORKDIR /src
                 ---> Using cache
                 ---> 1123456789ab
                Step 3/3 : RUN make
                 ---> Running in 2123456789ab
                cc -c a.c
                Removing intermediate container 2123456789ab
                 ---> 3123456789ab
                Successfully built 3123456789ab
                Successfully tagged my-app-api:1
                """);

        assertEquals(List.of("[1/3] FROM local/base", "[2/3] WORKDIR /src", "[3/3] RUN make"), begun());
        assertEquals(List.of("1", "3"), ended(Outcome.DONE));
        assertEquals(List.of("2"), ended(Outcome.CACHED));
        assertEquals(List.of("cc -c a.c"), said("3"));
        assertEquals(List.of("Successfully built 3123456789ab", "Successfully tagged my-app-api:1"), said(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "#", "# 1", "#99999999999999 x", "#1", "{", "{}", "{\"vertexes\":5}", "{\"logs\":[{}]}",
        "{\"logs\":[{\"vertex\":\"a\",\"data\":\"%%%\"}]}", "{\"vertexes\":[{\"digest\":\"a\",\"started\":\"x\",\"completed\":\"y\"}]}",
        "{\"statuses\":[{\"current\":1}]}", "Step 99999999999999999999/1 : x", "#1 \u0000\u001b[", "[]", "null"})
    void oddLinesAreNoNewsOrWordsAndNeverAFailure(String line) {
        List<Function<Consumer<BuildNews>, BuildReader>> readers =
                List.of(PlainProgress::new, SolveProgress::new, ClassicProgress::new);
        readers.forEach(reader -> read(reader, line));
    }

    @Test
    void deepAndLongLinesTakeNoTime() {
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            read(SolveProgress::new, "{\"a\":" + "[".repeat(200_000));
            read(PlainProgress::new, "#1 x\n#1 " + "#1 DONE ".repeat(200_000));
            read(ClassicProgress::new, "Step 1/2 : " + "1/2 : ".repeat(200_000));
        });
    }

    @Test
    void aStreamOfEndlessStepsIsNotBelieved() {
        StringBuilder steps = new StringBuilder();
        for (int i = 0; i < BuildReader.MOST_STEPS + 10; i++) {
            steps.append('#').append(i).append(" [1/1] RUN x\n");
        }
        read(PlainProgress::new, steps.toString());
        assertEquals(BuildReader.MOST_STEPS, begun().size());
    }

    private void read(Function<Consumer<BuildNews>, ? extends BuildReader> reader, String text) {
        BuildReader reading = reader.apply(news::add);
        text.lines().forEach(reading::line);
        reading.end();
    }

    private List<String> begun() {
        return news.stream().filter(Began.class::isInstance).map(one -> ((Began) one).name()).toList();
    }

    private List<String> ended(Outcome outcome) {
        return news.stream().filter(one -> one instanceof Ended ended && ended.outcome() == outcome).map(BuildNews::step)
                .toList();
    }

    private List<String> said(String step) {
        return news.stream().filter(one -> one instanceof Said said && said.step().equals(step))
                .map(one -> ((Said) one).text()).toList();
    }

    private String id(String name) {
        return news.stream().filter(one -> one instanceof Began began && began.name().equals(name)).map(BuildNews::step)
                .findFirst().orElseThrow();
    }

    static String recorded(String name) throws Exception {
        try (InputStream in = BuildProgressTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
