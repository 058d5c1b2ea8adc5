package dev.slipway.diagnosis;

import dev.slipway.diagnosis.Evidence.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** All that is known of how causes are worded. */
final class RuleBook {

    static final List<Rule> RULES = Stream.of(new PullRules(), new RoleRules(), new CredentialRules(), new PushRules(),
            new DefinitionRules(), new StartRules(), new ContainerRules(), new RuntimeRules(), new PlacementRules(),
            new RolloutRules(), new ToolRules(), new BuildRules(), new ProbeRules(), new BenignRules())
            .map(Family::rules).flatMap(List::stream).toList();

    private static final PhraseIndex INDEX = new PhraseIndex(RULES);
    private static final List<Reader> READERS = List.of(INDEX::matches, new Denials(), new ExitCodes(),
            new RolloutTable(), new TaskCounts(), new TestCounts(), new ShellRefusals());

    private RuleBook() {}

    static List<Match> matches(SqueezedText text, Kind kind) {
        List<Match> all = new ArrayList<>();
        READERS.forEach(reader -> all.addAll(reader.matches(text, kind)));
        if (text.mayBeCut() && all.stream().allMatch(match -> match.cause() == Cause.UNKNOWN)) {
            INDEX.cutMatch(text, kind).ifPresent(all::add);
        }
        if (kind == Kind.CONTAINER_REASON && all.isEmpty()) {
            Trouble.crash(text).ifPresent(all::add);
        }
        return all;
    }
}
