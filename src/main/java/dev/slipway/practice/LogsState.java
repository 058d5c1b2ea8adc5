package dev.slipway.practice;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/** Everything that CloudWatch Logs keeps, and what it refuses with. */
final class LogsState {

    private final PracticeAccount account;
    private final PracticeErrors errors;
    private final Map<String, KeptGroup> groups = new TreeMap<>();

    LogsState(PracticeAccount account) {
        this.account = account;
        this.errors = new PracticeErrors("CloudWatchLogs", account.passing());
    }

    /** A log group, its tags, and its streams by name. */
    record KeptGroup(LogGroup described, Map<String, String> tags, Map<String, KeptStream> streams) {

        static KeptGroup of(LogGroup described) {
            return new KeptGroup(described, new LinkedHashMap<>(), new TreeMap<>());
        }

        KeptGroup with(LogGroup changed) {
            return new KeptGroup(changed, tags, streams);
        }
    }

    PracticeAccount account() {
        return account;
    }

    Collection<KeptGroup> groups() {
        return List.copyOf(groups.values());
    }

    Optional<KeptGroup> find(String name) {
        return Optional.ofNullable(name == null ? null : groups.get(name));
    }

    KeptGroup group(String name) {
        return find(name).orElseThrow(() -> notFound("The specified log group does not exist."));
    }

    /** By whichever of the two a request gives; the identifier is a name or an ARN. */
    KeptGroup group(String name, String identifier) {
        return group(name != null || identifier == null ? name : identifier.replaceFirst("^arn:.*:log-group:", ""));
    }

    KeptGroup groupByArn(String arn) {
        return groups.values().stream().filter(kept -> kept.described().logGroupArn().equals(arn)).findFirst()
                .orElseThrow(() -> notFound("The specified resource does not exist."));
    }

    KeptStream stream(KeptGroup group, String name) {
        KeptStream stream = group.streams().get(Objects.requireNonNullElse(name, ""));
        if (stream == null) {
            throw notFound("The specified log stream does not exist.");
        }
        return stream;
    }

    void put(KeptGroup group) {
        groups.put(group.described().logGroupName(), group);
    }

    void remove(String name) {
        groups.remove(name);
    }

    <T> Page<T> page(List<T> all, Integer most, String token, int unasked) {
        return Page.of(all, most, token, unasked, this::badToken);
    }

    AwsServiceException notFound(String message) {
        return errors.of(ResourceNotFoundException.builder(), 400, "ResourceNotFoundException", message);
    }

    AwsServiceException alreadyExists(String what) {
        return errors.of(ResourceAlreadyExistsException.builder(), 400, "ResourceAlreadyExistsException",
                "The specified " + what + " already exists");
    }

    AwsServiceException invalid(String message) {
        return errors.of(InvalidParameterException.builder(), 400, "InvalidParameterException", message);
    }

    AwsServiceException badToken() {
        return invalid("The specified nextToken is invalid.");
    }
}
