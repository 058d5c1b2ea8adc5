package dev.slipway.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.Bytes;
import dev.slipway.change.Note;
import dev.slipway.image.ImageEngine.BuiltImage;
import dev.slipway.image.ImageEngine.Start;
import dev.slipway.image.ImageRequest.Task;
import dev.slipway.pipeline.Platform;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageFitTest {

    private static final Task TASK = new Task(Platform.X86_64, 8080, false);
    private static final Start STARTS = new Start("65534", List.of("java", "Hello"));

    @Test
    void anImageThatFitsHasNoRemarks() {
        ImageFit fit = new ImageFit(image("amd64", 50_000_000, List.of(8080), STARTS), TASK);
        assertEquals(Optional.empty(), fit.obstacle());
        assertEquals(List.of(), fit.notes());
    }

    @Test
    void anotherProcessorIsInTheWay() {
        assertEquals(Optional.of(new ImageProblem.WrongPlatform("linux/arm64", "linux/amd64")),
                new ImageFit(image("arm64", 1, List.of(), STARTS), TASK).obstacle());
    }

    @Test
    void aProgramIsStartedByTheImageOrByTheTask() {
        BuiltImage silent = image("amd64", 1, List.of(), new Start("65534", List.of()));
        assertEquals(Optional.of(new ImageProblem.NothingToStart()), new ImageFit(silent, TASK).obstacle());
        assertEquals(Optional.empty(), new ImageFit(silent, new Task(Platform.X86_64, 8080, true)).obstacle());
    }

    @Test
    void anotherPortIsAWarningAndNoneSaysNothing() {
        assertEquals(List.of(Note.warning("note.image.otherPort", "80, 443", "8080")),
                new ImageFit(image("amd64", 1, List.of(80, 443), STARTS), TASK).notes());
        assertEquals(List.of(), new ImageFit(image("amd64", 1, List.of(), STARTS), TASK).notes());
    }

    @Test
    void aLargeImageIsRemarked() {
        assertEquals(List.of(Note.info("note.image.large", new Bytes(1_499_600_000))),
                new ImageFit(image("amd64", 1_499_600_000, List.of(), STARTS), TASK).notes());
    }

    @ParameterizedTest
    @CsvSource({"'',true", "root,true", "0,true", "00:1000,true", "root:staff,true", "65534,false", "app:0,false",
        "rooted,false"})
    void rootIsToldByNameAndByNumber(String user, boolean isRoot) {
        Start start = new Start(user, List.of("java"));
        assertEquals(isRoot, start.isRoot());
        assertEquals(isRoot ? List.of(Note.info("note.image.root")) : List.of(),
                new ImageFit(image("amd64", 1, List.of(), start), TASK).notes());
    }

    @Test
    void sizesAreOnlyPutToLayersWhenBothListsAreOfTheSameLength() {
        List<String> layers = List.of("sha256:" + "a".repeat(64), "sha256:" + "b".repeat(64));
        assertEquals(Map.of("a".repeat(12), 100L, "b".repeat(12), 7L),
                LayerSizes.matched(layers, List.of(100L, 0L, 7L, 0L)));
        assertTrue(LayerSizes.matched(layers, List.of(100L, 0L)).isEmpty());
    }

    private static BuiltImage image(String architecture, long bytes, List<Integer> ports, Start start) {
        return new BuiltImage("sha256:1", architecture, bytes, ports, start, 3);
    }
}
