package dev.slipway.practice;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cloud.AwsCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecr.model.PutImageRequest;

/** What was done to a practice account as a POSIX shell script of the commands that do the same on a real one. */
final class JournalCommands {

    private static final String HEAD = """
            #!/bin/sh
            # What was done on Slipway's practice account, as commands. Ids, addresses and the account number are the
            # practice account's: read it, and put in your own, before you run any of it.
            set -e
            """;

    private final SdkRequests requests = new SdkRequests();
    private final UnaryOperator<JsonNode> shown;
    private final String registry;

    /** @param shown what may be seen of a line */
    JournalCommands(String region, UnaryOperator<JsonNode> shown) {
        this.registry = PracticeAccount.ID + ".dkr.ecr." + region + ".amazonaws.com";
        this.shown = shown;
    }

    String script(List<JournalLine> lines) {
        List<String> commands = new ArrayList<>();
        for (JournalLine line : lines.subList(1, lines.size())) {
            commands(line).forEach(command -> commands.add("\n# " + line.at() + "\n" + command + "\n"));
        }
        return HEAD + String.join("", commands);
    }

    private Stream<String> commands(JournalLine line) {
        return switch (line.change()) {
            case PracticeChange.Called(PutImageRequest put, String failure) -> failure.isEmpty()
                    ? Stream.of("docker push " + AwsCommand.quoted(registry + "/" + put.repositoryName() + ":" + put.imageTag()))
                    : Stream.empty();
            case PracticeChange.Called(var request, String failure) -> failure.isEmpty()
                    ? Stream.of(AwsCommand.of(requests.read(AwsCommand.service(request), AwsCommand.operation(request),
                            shown.apply(line.json()).path("request"))))
                    : Stream.empty();
            case PracticeChange.SecretSet(String name, _) -> Stream.of("gh secret set " + AwsCommand.quoted(name)
                    + " --body " + AwsCommand.quoted(line.json().path("value").asText()));
            case PracticeChange.PullRequestOpened(String head, String base) -> Stream.of("gh pr create --fill --head "
                    + AwsCommand.quoted(head) + " --base " + AwsCommand.quoted(base));
            case PracticeChange.JobsRerun(long run) -> Stream.of("gh run rerun " + run + " --failed");
            case PracticeChange.Committed(_, String message, var files) -> Stream.of("git add -A -- "
                    + files.keySet().stream().map(AwsCommand::quoted).collect(Collectors.joining(" "))
                    + "\ngit commit -m " + AwsCommand.quoted(message));
            case PracticeChange.Pushed(String branch) ->
                    Stream.of("git push origin " + AwsCommand.quoted("HEAD:refs/heads/" + branch));
            case PracticeChange.Built(String reference, PracticeImage image) -> Stream.of("docker build --platform "
                    + image.platform().docker() + " -t " + AwsCommand.quoted(reference) + " .");
            case PracticeChange.Sent _, PracticeChange.CapacitySet _, PracticeChange.QuotaSet _,
                    PracticeChange.SpeedSet _, PracticeChange.LevelSet _, PracticeChange.SeedSet _,
                    PracticeChange.Passed _, PracticeChange.FolderFound _ -> Stream.empty();
        };
    }
}
