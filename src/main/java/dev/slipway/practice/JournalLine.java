package dev.slipway.practice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.cloud.AwsCommand;
import dev.slipway.image.ImageEngine.Start;
import dev.slipway.learn.PracticeLevel;
import dev.slipway.pipeline.Platform;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.AwsRequest;

/**
 * A change and when it was made, as one line of JSON: {@code at}, {@code do} and what that takes.
 *
 * @param at practice time
 */
record JournalLine(Instant at, PracticeChange change) {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
    private static final Pattern ROLE = Pattern.compile("arn:aws[\\w-]*:iam::\\d{12}:role/[\\w+=,.@/-]{1,512}");
    private static final Pattern READ =
            Pattern.compile("(?:Describe|List|Get|BatchGet|Filter|Simulate|Assume)[A-Z].*");
    private static final double SLOWEST = 0.1;
    private static final double FASTEST = 10_000;

    /** Whether such a request leaves the account as it is. */
    static boolean isRead(AwsRequest request) {
        return READ.matcher(AwsCommand.operation(request)).matches();
    }

    /** As {@link #parse} reads it again, but for the values of secrets. */
    ObjectNode json() {
        ObjectNode json = JSON.createObjectNode().put("at", at.toString());
        switch (change) {
            case PracticeChange.Called(AwsRequest request, String failure) -> {
                json.put("do", "call").put("service", AwsCommand.service(request))
                        .put("operation", AwsCommand.operation(request)).set("request", SdkJson.write(request));
                if (!failure.isEmpty()) {
                    json.put("refused", failure);
                }
            }
            case PracticeChange.SecretSet(String name, String value) -> json.put("do", "secret").put("name", name)
                    .put("value", ROLE.matcher(value).matches() ? value : PracticeJournal.MASKED);
            case PracticeChange.PullRequestOpened(String head, String base) ->
                    json.put("do", "pull-request").put("head", head).put("base", base);
            case PracticeChange.JobsRerun(long runId) -> json.put("do", "rerun").put("run", runId);
            case PracticeChange.Committed(String sha, String message, var files) -> json.put("do", "commit")
                    .put("sha", sha).put("message", message).set("files", FilesJson.write(files));
            case PracticeChange.FolderFound(var files) -> json.put("do", "folder").set("files", FilesJson.write(files));
            case PracticeChange.Pushed(String branch) -> json.put("do", "push").put("branch", branch);
            case PracticeChange.Built(String reference, PracticeImage image) -> json.put("do", "build")
                    .put("reference", reference).set("image", image(image));
            case PracticeChange.Sent(String repository, String layer) ->
                    json.put("do", "send").put("repository", repository).put("layer", layer);
            case PracticeChange.CapacitySet(boolean has) -> json.put("do", "capacity").put("has", has);
            case PracticeChange.QuotaSet(int vcpus) -> json.put("do", "quota").put("vcpus", vcpus);
            case PracticeChange.SpeedSet(double speed) -> json.put("do", "speed").put("times", speed);
            case PracticeChange.LevelSet(PracticeLevel level) -> json.put("do", "level").put("is", level.name());
            case PracticeChange.SeedSet(long seed) -> json.put("do", "seed").put("is", seed);
            case PracticeChange.Passed() -> json.put("do", "time");
        }
        return json;
    }

    /**
     * What the line says.
     *
     * @throws IllegalArgumentException when it says nothing that can be done; the message says why
     */
    static JournalLine parse(String line, SdkRequests requests) {
        try {
            JournalFields fields = new JournalFields(JSON.readTree(line));
            Instant at = Instant.parse(fields.text("at"));
            PracticeChange change = change(fields, requests);
            fields.checkAllRead();
            return new JournalLine(at, change);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("at is no time: " + e.getMessage(), e);
        }
    }

    private static PracticeChange change(JournalFields fields, SdkRequests requests) {
        String what = fields.text("do");
        return switch (what) {
            case "call" -> new PracticeChange.Called(requests.read(fields.text("service"), fields.text("operation"),
                    fields.object("request")), fields.textIfAny("refused"));
            case "secret" -> new PracticeChange.SecretSet(fields.text("name"), fields.text("value"));
            case "pull-request" -> new PracticeChange.PullRequestOpened(fields.text("head"), fields.text("base"));
            case "rerun" -> new PracticeChange.JobsRerun(fields.number("run"));
            case "commit" -> new PracticeChange.Committed(fields.text("sha", Pattern.compile("[0-9a-f]{40}")),
                    fields.text("message"), FilesJson.read(fields.object("files")));
            case "folder" -> new PracticeChange.FolderFound(FilesJson.read(fields.object("files")));
            case "push" -> new PracticeChange.Pushed(fields.text("branch"));
            case "build" -> new PracticeChange.Built(fields.text("reference"), image(fields.object("image")));
            case "send" -> new PracticeChange.Sent(fields.text("repository"), fields.text("layer"));
            case "capacity" -> new PracticeChange.CapacitySet(fields.flag("has"));
            case "quota" -> new PracticeChange.QuotaSet((int) fields.number("vcpus", 0, Integer.MAX_VALUE));
            case "speed" -> new PracticeChange.SpeedSet(fields.number("times", SLOWEST, FASTEST));
            case "level" -> new PracticeChange.LevelSet(PracticeLevel.valueOf(fields.text("is")));
            case "seed" -> new PracticeChange.SeedSet(fields.number("is"));
            case "time" -> new PracticeChange.Passed();
            default -> throw new IllegalArgumentException("nobody knows how to do " + JournalFields.brief(what));
        };
    }

    private static ObjectNode image(PracticeImage image) {
        ObjectNode json = JSON.createObjectNode().put("id", image.id()).put("platform", image.platform().docker());
        json.set("ports", JSON.valueToTree(image.ports()));
        json.put("user", image.start().user()).set("command", JSON.valueToTree(image.start().command()));
        return json;
    }

    private static PracticeImage image(JsonNode json) {
        JournalFields fields = new JournalFields(json);
        String platform = fields.text("platform");
        PracticeImage image = new PracticeImage(fields.text("id", Pattern.compile("sha256:[0-9a-f]{64}")),
                Platform.ofDocker(platform.replaceFirst("^linux/", ""))
                        .orElseThrow(() -> new IllegalArgumentException("no platform " + JournalFields.brief(platform))),
                fields.list("ports", JsonNode::isInt).stream().map(JsonNode::intValue).toList(),
                new Start(fields.text("user"), fields.list("command", JsonNode::isTextual).stream()
                        .map(JsonNode::textValue).toList()));
        fields.checkAllRead();
        return image;
    }
}
