package dev.slipway.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.learn.Term;
import dev.slipway.words.TermTable.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Both languages use the words of {@code terms.txt}, and so does the glossary. */
class TermTableTest {

    /** Shown by the names of the processors themselves. */
    private static final Term BY_ITS_NAMES = Term.PLATFORM;

    private final TermTable table = new TermTable(Wordings.lines("terms.txt"));
    private final TreeMap<String, String> english = Wordings.english();
    private final TreeMap<String, String> japanese = Wordings.japanese();

    TermTableTest() {
        for (Map<String, String> texts : List.of(english, japanese)) {
            texts.keySet().removeIf(key -> key.matches("term\\..*\\.forms|app\\.noJapaneseFont"));
        }
    }

    @Test
    void noTextUsesAFormThatIsRuledOut() {
        assertEquals(List.of(), table.ruledOut(english, japanese));
    }

    @Test
    void whatEnglishNamesJapaneseNamesByTheSameTerm() {
        assertEquals(List.of(), table.lost(english, japanese));
    }

    @Test
    void noExceptionIsLeftOver() {
        assertEquals(List.of(), table.idle(english, japanese));
    }

    @Test
    void theGlossaryCallsEachTermAsTheTableDoes() {
        List<String> wrong = new ArrayList<>();
        for (Term term : Term.values()) {
            String inEnglish = first(Wordings.english(), term);
            String inJapanese = first(Wordings.japanese(), term);
            boolean isThere = table.rows().stream().anyMatch(row -> row.english().equals(inEnglish)
                    && row.japanese().contains(inJapanese));
            boolean isAName = inEnglish.equals(inJapanese) && inEnglish.matches("Amazon .*");
            if (!isThere && !isAName && term != BY_ITS_NAMES) {
                wrong.add(term + ": " + inEnglish + " / " + inJapanese);
            }
        }
        assertEquals(List.of(), wrong);
    }

    private static String first(Map<String, String> texts, Term term) {
        return texts.get("term." + term.name() + ".forms").split("\\|")[0];
    }

    @Test
    void everyTermStandsInTheTableOnce() {
        List<String> terms = table.rows().stream().map(Row::english).filter(term -> !term.isEmpty()).toList();
        assertEquals(terms.stream().distinct().toList(), terms);
    }

    @Test
    void aTextThatDoesNotFollowWouldBeSeen() {
        TermTable small = new TermTable(List.of("# a comment", "cluster | klaster | クラスター | クラスタ",
                "task | | タスク |", "task definition | | タスク定義 |", "| | | わから", "name Task Force", "except task: b, c.*"));

        assertEquals(2, small.ruledOut(texts("a", "the klaster"), texts("a", "そのクラスタ")).size());
        assertEquals(List.of(), small.ruledOut(texts("a", "klasters"), texts("a", "クラスターのクラスタリング")));
        assertEquals(1, small.ruledOut(texts(), texts("a", "わからない")).size());
        assertEquals(1, small.lost(texts("a", "Two tasks"), texts("a", "2 つ")).size());
        assertEquals(1, small.lost(texts("a", "Task definitions"), texts("a", "タスク")).size());
        assertEquals(List.of(), small.lost(texts("a", "The Task Force says “task”"), texts("a", "")));
        assertEquals(List.of(), small.lost(texts("c.d", "a task"), texts("c.d", "")));
        assertEquals(List.of("task: b"), small.idle(texts("c.d", "a task"), texts("c.d", "")));
        assertTrue(table.rows().size() > 80, "the table is read");
    }

    private static TreeMap<String, String> texts(String... keysAndTexts) {
        TreeMap<String, String> texts = new TreeMap<>();
        for (int i = 0; i < keysAndTexts.length; i += 2) {
            texts.put(keysAndTexts[i], keysAndTexts[i + 1]);
        }
        return texts;
    }
}
