package dev.slipway.ui;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.ui.settings.Fonts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextLineInfo;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Where the toolkit breaks Japanese lines. What may begin no line and end none is from
 * <a href="https://www.w3.org/TR/jlreq/#characters_not_starting_a_line">the requirements for Japanese text layout</a>, 3.1.7
 * and 3.1.8, of those marks that are in use here.
 */
class JapaneseLinesTest {

    private static final Set<Integer> BEGIN_NONE = marks("。、，．）」』】〉》？！：；・ー々");
    private static final Set<Integer> END_NONE = marks("（「『【〈《");
    /** In pixels, from the Learn panel's to a page's. */
    private static final int[] WIDTHS = {226, 318, 507, 680};
    /** The toolkit misses a few, where a mark is the first that has no room; no more than one line in so many. */
    private static final int RARE = 1_000;

    private int lines;

    @BeforeAll
    static void begin() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void hardlyALineBeginsOrEndsWithAMarkThatMustNot() {
        ResourceBundle texts = ResourceBundle.getBundle("dev.slipway.ui.messages", Locale.JAPANESE);
        List<String> wrong = WaitForAsyncUtils.waitForAsyncFx(60_000, () -> texts.keySet().stream().sorted()
                .flatMap(key -> wrong(texts.getString(key)).stream().map(line -> key + ": " + line)).toList());

        assertTrue(lines > 2_000, () -> "too few to judge by: " + lines);
        assertTrue(wrong.size() * RARE < lines, () -> wrong.size() + " of " + lines + ": " + wrong);
    }

    @Test
    void aLineThatBeganSoWouldBeFound() {
        assertFalse(WaitForAsyncUtils.waitForAsyncFx(10_000, () -> wrong("これは行\n。")).isEmpty());
    }

    private List<String> wrong(String words) {
        Text text = new Text(words);
        Fonts.japanese(Font.getFamilies()).ifPresent(family -> text.setFont(Font.font(family, 14)));
        List<String> wrong = new ArrayList<>();
        for (int width : WIDTHS) {
            text.setWrappingWidth(width);
            for (TextLineInfo line : text.getLayoutInfo().getTextLines(false)) {
                lines++;
                String shown = words.substring(line.start(), line.end()).strip();
                boolean isFirst = line.start() == 0;
                if (!shown.isEmpty() && (!isFirst && BEGIN_NONE.contains(shown.codePointAt(0))
                        || END_NONE.contains(shown.codePointBefore(shown.length())))) {
                    wrong.add(width + " " + shown);
                }
            }
        }
        return wrong;
    }

    private static Set<Integer> marks(String all) {
        return all.codePoints().boxed().collect(Collectors.toSet());
    }
}
