package dev.slipway.change;

import java.util.List;
import java.util.Objects;

/**
 * What is sent for one change: the equivalent command lines, which the screen shows, and the sending itself.
 * Both come from the same request. Two calls are equal when their command lines are.
 */
public final class Call {

    private final List<String> commands;
    private final Sending sending;

    private Call(List<String> commands, Sending sending) {
        this.commands = List.copyOf(commands);
        this.sending = Objects.requireNonNull(sending);
    }

    public static Call of(String command, Sending sending) {
        return new Call(List.of(command), sending);
    }

    public static Call of(List<String> commands, Sending sending) {
        return new Call(commands, sending);
    }

    /** The {@code aws}, {@code gh}, {@code docker} or {@code git} lines that do the same, ready to be copied. */
    public List<String> commands() {
        return commands;
    }

    /** Sends it. Returns the id (an ARN, a digest, a commit) of what was made, or an empty text. */
    String send(Made earlier, Progress progress) throws ProblemException {
        return Objects.requireNonNullElse(sending.send(earlier, progress), "");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Call call && commands.equals(call.commands);
    }

    @Override
    public int hashCode() {
        return commands.hashCode();
    }

    @Override
    public String toString() {
        return String.join("\n", commands);
    }

    /** Carries one change out; may read the ids that earlier changes of the same plan returned. */
    @FunctionalInterface
    public interface Sending {
        /** Returns the id of what was made, or an empty text where there is none. */
        String send(Made earlier, Progress progress) throws ProblemException;
    }
}
