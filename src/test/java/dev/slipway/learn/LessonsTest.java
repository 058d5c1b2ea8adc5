package dev.slipway.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.diagnosis.Cause;
import dev.slipway.learn.Lesson.Section;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every cause and every step has a lesson that is whole, short enough to be read, and told only once. */
class LessonsTest {

    /** In characters; a section is then some ten lines of the panel. */
    private static final int LONGEST = 330;
    private static final int LONGEST_WHOLE = 1150;
    /** Japanese says as much in half as many. */
    private static final int LONGEST_JAPANESE = 190;
    private static final int LONGEST_WHOLE_JAPANESE = 600;

    private static List<LessonTexts> languages() {
        return LessonTexts.both();
    }

    @Test
    void everyCauseHasItsLessonAndNothingElseHas() {
        assertEquals(Arrays.stream(Cause.values()).map(Cause::id).toList(),
                Lessons.ofCauses().stream().map(Lesson::id).toList());
    }

    @Test
    void everyStepHasItsLesson() {
        assertEquals(List.of("connect", "target", "trust", "secret", "image", "taskdef", "deploy", "reach"),
                Lessons.ofSteps().stream().map(Lesson::id).toList());
    }

    @Test
    void aLessonIsFoundByItsIdAndNoOtherIdIsTaken() {
        all().forEach(lesson -> assertEquals(lesson, Lessons.of(lesson.id())));
        assertThrows(NullPointerException.class, () -> Lessons.of("no-such-cause"));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyLessonHasAllItsParts(LessonTexts texts) {
        List<String> missing = new ArrayList<>();
        all().forEach(lesson -> {
            assertEquals(4, lesson.sections().size(), lesson.id());
            Stream.concat(Stream.of(lesson.title()), lesson.sections().stream()
                            .flatMap(section -> Stream.of(section.heading(), section.text())))
                    .filter(key -> texts.of(key).isBlank()).forEach(missing::add);
        });
        assertEquals(List.of(), missing);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void noLessonIsTooLongToBeRead(LessonTexts texts) {
        List<String> tooLong = new ArrayList<>();
        all().forEach(lesson -> {
            lesson.sections().stream().filter(section -> texts.of(section).length()
                            > (texts.isJapanese() ? LONGEST_JAPANESE : LONGEST))
                    .forEach(section -> tooLong.add(section.text() + ": " + texts.of(section).length()));
            int whole = lesson.sections().stream().mapToInt(section -> texts.of(section).length()).sum();
            if (whole > (texts.isJapanese() ? LONGEST_WHOLE_JAPANESE : LONGEST_WHOLE)) {
                tooLong.add(lesson.id() + ": " + whole);
            }
        });
        assertEquals(List.of(), tooLong);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void whyAndWhatToMindAreTwoToFiveSentences(LessonTexts texts) {
        List<String> wrong = new ArrayList<>();
        Lessons.ofCauses().stream().flatMap(lesson -> lesson.sections().subList(1, 3).stream()).forEach(section -> {
            int sentences = texts.sentences(texts.of(section)).size();
            if (sentences < 2 || sentences > 5) {
                wrong.add(section.text() + ": " + sentences);
            }
        });
        assertEquals(List.of(), wrong);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void noSentenceIsToldTwice(LessonTexts texts) {
        Map<String, String> told = new TreeMap<>();
        List<String> twice = new ArrayList<>();
        Lessons.ofCauses().stream().flatMap(lesson -> lesson.sections().subList(1, 3).stream()).map(Section::text)
                .forEach(key -> texts.sentences(texts.of(key)).forEach(sentence -> {
                    String before = told.put(sentence, key);
                    if (before != null) {
                        twice.add(before + " and " + key + ": " + sentence);
                    }
                }));
        assertEquals(List.of(), twice);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyLessonHasWordsThatTheGlossaryExplains(LessonTexts texts) {
        Glossary glossary = texts.glossary();
        assertEquals(List.of(), all().stream().filter(lesson -> lesson.sections().stream()
                .allMatch(section -> glossary.mentions(texts.of(section)).isEmpty())).map(Lesson::id).toList());
    }

    @Test
    void aFailureSaysWhereTheChainBreaksOrLeavesItDark() {
        Lessons.ofCauses().forEach(lesson -> {
            boolean isFailure = Cause.ofId(lesson.id()).orElseThrow().nature() == Cause.Nature.FAILURE;
            assertEquals(isFailure && lesson.chain().isLit(), lesson.chain().broken().isPresent(), lesson.id());
        });
        assertEquals(Link.PASS_ROLE, Lessons.of("pass-role-denied").chain().broken().orElseThrow());
        assertEquals(Link.OIDC, Lessons.of("id-token-permission-missing").chain().broken().orElseThrow());
        assertEquals(Link.EXECUTION_ROLE, Lessons.of("image-pull-auth").chain().broken().orElseThrow());
    }

    @Test
    void everyExerciseTeachesSomething() {
        for (Exercise exercise : Exercise.values()) {
            assertTrue(all().contains(exercise.lesson()), exercise::name);
        }
        assertEquals("pass-role-denied", Exercise.PASS_ROLE.lesson().id());
    }

    private static List<Lesson> all() {
        return Stream.concat(Lessons.ofSteps().stream(), Lessons.ofCauses().stream()).toList();
    }
}
