package dev.slipway.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipway.learn.Glossary.Mention;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GlossaryTest {

    private final Glossary glossary = new Glossary(Map.of(Term.TASK, List.of("task", "tasks"),
            Term.TASK_DEFINITION, List.of("task definition"), Term.ARN, List.of("ARN"), Term.ROLE, List.of("role"),
            Term.EXECUTION_ROLE, List.of("実行ロール"), Term.CI_ROLE, List.of("ロール")));

    @Test
    void aTermIsFoundWhereItStandsFirst() {
        assertEquals(List.of(new Mention(Term.TASK, 2, 7)), glossary.mentions("A Tasks and a task"
                .replace("A Tasks", "2 tasks")));
    }

    @Test
    void theLongerOneOfTwoIsMeant() {
        assertEquals(List.of(new Mention(Term.TASK_DEFINITION, 4, 19), new Mention(Term.TASK, 24, 28)),
                glossary.mentions("The task definition and task"));
    }

    @Test
    void aPartOfAWordIsNoTerm() {
        assertEquals(List.of(), glossary.mentions("learn, multitasking, task-def, --role-arn, api/role"));
        assertEquals(List.of(new Mention(Term.ARN, 0, 3)), glossary.mentions("ARN, arn"));
    }

    @Test
    void japaneseNeedsNoBlanks() {
        assertEquals(List.of(new Mention(Term.EXECUTION_ROLE, 2, 7), new Mention(Term.CI_ROLE, 8, 11)),
                glossary.mentions("この実行ロールのロールは"));
    }
}
