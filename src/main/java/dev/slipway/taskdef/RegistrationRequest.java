package dev.slipway.taskdef;

import java.util.Objects;

/**
 * A task definition that is wanted as its family's newest revision.
 *
 * @param tag the pipeline's tag ({@code owner/repository}), or empty for none
 */
public record RegistrationRequest(TaskDefinition definition, String tag) {

    public RegistrationRequest {
        Objects.requireNonNull(definition);
        Objects.requireNonNull(tag);
    }
}
