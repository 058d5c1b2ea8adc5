package dev.slipway.diagnosis;

import dev.slipway.pipeline.Platform;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Something the program can do about a cause, as data: it is planned and shown before anything is done. What a text
 * did not tell is empty, and is asked for or looked up then. The words stand under {@link #key()}.
 */
public sealed interface Fix {

    /** Whose rights are too narrow. */
    enum Holder { DEPLOYING_IDENTITY, EXECUTION_ROLE, TASK_ROLE }

    /** {@code fix.<name>}. */
    default String key() {
        return "fix." + getClass().getSimpleName();
    }

    /** What fills the text, in its order. */
    List<Object> facts();

    /** Pushes an image that is missing, or corrects the reference. @param name as the text names it */
    record PushImage(Optional<String> name) implements Named {}

    /** Builds the image again for the task's processor, or sets the task's to the image's. */
    record RebuildFor(Optional<Platform> platform) implements Fix {
        @Override
        public List<Object> facts() {
            return List.of(platform.map(Platform::docker).orElse("linux/amd64"));
        }
    }

    /** Allows actions. @param resource what they are wanted on, {@code *} when the text does not tell */
    record AllowActions(Holder holder, List<String> actions, String resource) implements Fix {
        public AllowActions {
            actions = List.copyOf(actions);
        }

        @Override
        public String key() {
            return "fix.AllowActions." + holder;
        }

        @Override
        public List<Object> facts() {
            return List.of(actions, resource);
        }
    }

    /** Names an execution role in the task definition, and makes it when there is none. */
    record SetExecutionRole() implements Bare {}

    /** Lets ECS tasks take on the role. */
    record TrustEcsTasks() implements Bare {}

    /** Makes the account's ECS service-linked role. */
    record CreateServiceLinkedRole() implements Bare {}

    /** Makes the trust policy match what the workflow's token says. */
    record CorrectTrust() implements Bare {}

    /** Adds GitHub as an identity provider, or its audience to the one that is there. */
    record SetUpProvider() implements Bare {}

    /** Gives the workflow the right to ask for a token. */
    record GrantIdToken() implements Bare {}

    /** Writes the secret that the workflow reads. @param name as the text names it */
    record SetSecret(Optional<String> name) implements Named {}

    /** Makes the ECR repository. @param name as the text names it */
    record CreateRepository(Optional<String> name) implements Named {}

    /** Makes the log group. @param name as the text names it */
    record CreateLogGroup(Optional<String> name) implements Named {}

    /** Gives the service's tasks a public address. */
    record AssignPublicIp() implements Bare {}

    /** Opens a port of the task's security group. */
    record OpenPort(OptionalInt port) implements Named {
        @Override
        public Optional<String> name() {
            return port.stream().mapToObj(String::valueOf).findFirst();
        }
    }

    /** Takes a field out of the task definition. @param name as the text names it */
    record RemoveField(Optional<String> name) implements Named {}

    /** Corrects the task definition in the editor, which names every mistake. */
    record EditDefinition() implements Bare {}

    /** Makes the service. */
    record CreateService() implements Bare {}

    /** Makes the cluster. */
    record CreateCluster() implements Bare {}

    /** Looks at the stopped tasks and their logs, where the cause stands. */
    record ReadStoppedTasks() implements Bare {}

    /** Tries again, later. */
    record TryAgain() implements Bare {}

    /** A fix of one thing, whose name the text may tell. */
    sealed interface Named extends Fix {
        Optional<String> name();

        @Override
        default String key() {
            return Fix.super.key() + (name().isPresent() ? "" : ".any");
        }

        @Override
        default List<Object> facts() {
            return List.copyOf(name().stream().toList());
        }
    }

    /** A fix that needs to know nothing. */
    sealed interface Bare extends Fix {
        @Override
        default List<Object> facts() {
            return List.of();
        }
    }
}
