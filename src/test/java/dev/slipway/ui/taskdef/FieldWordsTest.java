package dev.slipway.ui.taskdef;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.ui.Texts;
import dev.slipway.ui.Texts.Language;
import java.util.List;
import org.junit.jupiter.api.Test;

class FieldWordsTest {

    private static final String INTERVAL = "containerDefinitions.healthCheck.interval";

    private final Texts texts = new Texts(Language.ENGLISH);
    private final FieldWords words = new FieldWords(texts);

    @Test
    void indicesAndTheKeysOfMapsAreNoPartOfAPath() {
        assertEquals(INTERVAL, FieldWords.path("/containerDefinitions/0/healthCheck/interval"));
        assertEquals("containerDefinitions.dockerLabels",
                FieldWords.path("/containerDefinitions/1/dockerLabels/my.key"));
        assertEquals("containerDefinitions.dockerLabels",
                FieldWords.path("/containerDefinitions/1/dockerLabels/a~1b"));
        assertEquals("containerDefinitions.command", FieldWords.path("/containerDefinitions/1/command/12"));
        assertEquals("containerDefinitions", FieldWords.path("/containerDefinitions/0"));
        assertEquals("cpu", FieldWords.path("/cpu"));
        assertEquals("", FieldWords.path(""));
    }

    @Test
    void aMapKeyThatLooksLikeAFieldIsStillAKey() {
        assertEquals("containerDefinitions.logConfiguration.options",
                FieldWords.path("/containerDefinitions/0/logConfiguration/options/mode"));
    }

    @Test
    void everyPathComesOnceAndAfterWhatItIsIn() {
        List<String> paths = FieldWords.paths();
        assertEquals(paths.size(), paths.stream().distinct().count());
        assertTrue(paths.containsAll(List.of("cpu", INTERVAL, "containerDefinitions.linuxParameters.devices.hostPath",
                "volumes.efsVolumeConfiguration.authorizationConfig.iam", "tags.key")), paths::toString);
        for (String path : paths) {
            int dot = path.lastIndexOf('.');
            assertTrue(dot < 0 || paths.indexOf(path.substring(0, dot)) < paths.indexOf(path), path);
        }
    }

    @Test
    void theWordsFollowTheLanguage() {
        assertEquals("Health check interval (seconds)", words.name(INTERVAL));
        assertTrue(words.help(INTERVAL).contains("default 30"), words.help(INTERVAL));
        texts.language().set(Language.JAPANESE);
        assertEquals("ヘルスチェックの間隔（秒）", words.name(INTERVAL));
        assertTrue(words.help(INTERVAL).contains("30 秒"), words.help(INTERVAL));
    }

    @Test
    void aFieldThatAwsDoesNotKnowKeepsItsApiName() {
        String unknown = FieldWords.path("/containerDefinitions/0/colour/inside");
        assertEquals("containerDefinitions.colour", unknown);
        assertEquals("colour", words.name(unknown));
        assertEquals("", words.help(unknown));
    }

    @Test
    void whatIsCalledSoComesFirstThenWhatBeginsSoThenWhatHasItInside() {
        List<String> found = words.find("memory");
        assertInThisOrder(found, "memory", "containerDefinitions.memoryReservation",
                "containerDefinitions.linuxParameters.sharedMemorySize", "containerDefinitions.linuxParameters.tmpfs");
        assertTrue(found.indexOf("containerDefinitions.memory") < 2, found::toString);
    }

    @Test
    void aNameCountsBeforeTheHelp() {
        assertInThisOrder(words.find("timeout"), "containerDefinitions.healthCheck.timeout",
                "containerDefinitions.stopTimeout");
        assertInThisOrder(words.find("health"), "containerDefinitions.healthCheck", INTERVAL,
                "containerDefinitions.dependsOn.condition");
    }

    @Test
    void allTheWordsHaveToBeThereInAnyOrderAndCase() {
        assertEquals(INTERVAL, words.find("  INTERVAL  health ").getFirst());
        assertEquals(List.of(), words.find("interval volume"));
        assertEquals(List.of(), words.find("no-such-word"));
    }

    @Test
    void aWordFromTheHelpFinds() {
        assertTrue(words.find("disk").containsAll(List.of("ephemeralStorage.sizeInGiB", "volumes")));
        assertTrue(words.find("password").contains("containerDefinitions.secrets"));
        assertTrue(words.find("CloudWatch").contains("containerDefinitions.logConfiguration.logDriver"));
    }

    @Test
    void aPathFindsItself() {
        assertEquals(List.of(INTERVAL), words.find("healthCheck.interval"));
    }

    @Test
    void japaneseFindsAsTheApiNameDoes() {
        texts.language().set(Language.JAPANESE);
        assertEquals(INTERVAL, words.find("ヘルスチェック　間隔").getFirst());
        assertEquals(INTERVAL, words.find("ﾍﾙｽﾁｪｯｸ 間隔").getFirst());
        assertEquals(INTERVAL, words.find("Ｉｎｔｅｒｖａｌ").getFirst());
        assertInThisOrder(words.find("メモリ"), "memory", "containerDefinitions.linuxParameters.tmpfs");
        assertTrue(words.find("ディスク").contains("ephemeralStorage"));
    }

    @Test
    void noWordsFindEverything() {
        assertEquals(FieldWords.paths(), words.find(" "));
    }

    private static void assertInThisOrder(List<String> found, String... paths) {
        List<Integer> places = List.of(paths).stream().map(found::indexOf).toList();
        assertTrue(places.getFirst() >= 0 && places.equals(places.stream().sorted().toList()),
                () -> List.of(paths) + " at " + places + " in " + found);
    }
}
